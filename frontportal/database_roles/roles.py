"""Two roles of the database: the owner migrates, the site's role reads and writes records, and no more than the pages need.

The site's role owns nothing, so it can neither change a table nor drop a trigger. A model says by `append_only_except`, a tuple
of names of fields, that its rows are inserted and stay: the site's role then may update these columns alone, and delete nothing.
Histories and Django's log of the admin are such without saying so. What roles may do is read only, and so is a model that says
`is_written_by_triggers`: they write with the owner's rights.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import Warning as CheckWarning
from django.db import DatabaseError, connection, models, transaction

READ_ONLY = {"auth.permission", "auth.group_permissions", "contenttypes.contenttype"}
LOG = "admin.logentry"
SEQUENCES = "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role};"
BASE = """
REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role};
GRANT USAGE ON SCHEMA {schema} TO {role};
GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {role};
"""
# Guards, and functions that lend the owner's rights, look for tables in our schema first, never among the caller's temporary ones.
PATHS = """
DO $do$ DECLARE guard regprocedure; BEGIN
    FOR guard IN SELECT oid FROM pg_proc WHERE (prosecdef OR prorettype = 'trigger'::regtype)
        AND pronamespace = current_schema()::regnamespace AND pg_has_role(proowner, 'MEMBER')
    LOOP EXECUTE format('ALTER FUNCTION %s SET search_path TO %I, pg_temp', guard, current_schema()); END LOOP;
END $do$;
"""
STATE = """
SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls, EXISTS (
    SELECT 1 FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
        AND pg_has_role(relowner, 'MEMBER'))
FROM pg_roles WHERE rolname = current_user
"""


@contextmanager
def as_owner() -> Iterator[None]:
    """Everything inside runs as the owner of the tables, if the settings know one apart from the site's role."""
    before = {name: connection.settings_dict.get(name) for name in settings.DATABASE_OWNER}
    if before == settings.DATABASE_OWNER:  # there is none, or it is connected already
        yield
        return
    connection.close()
    connection.settings_dict.update(settings.DATABASE_OWNER)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


def is_owner() -> bool:
    return connection.settings_dict.get("USER") == settings.DATABASE_OWNER.get("USER")


def grant_after_migrate() -> None:
    """What the site's role may do, anew after each `migrate`: new tables are among them. Nothing where there is no such role."""
    if settings.DATABASE_OWNER and is_owner() and role_exists(settings.SITE_ROLE):
        grant(settings.SITE_ROLE)


def role_exists(role: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = %s)", [role])
        return bool(cursor.fetchone()[0])


def grant(role: str) -> None:
    """In one transaction: a site that runs meanwhile never finds itself without rights."""
    quote = connection.ops.quote_name
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        names = {"schema": quote(cursor.fetchone()[0]), "role": quote(role)}
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        existing = {table for (table,) in cursor.fetchall()}
        steps = [PATHS, BASE.format(**names), SEQUENCES.format(**names)]
        for model in apps.get_models(include_auto_created=True):
            if model._meta.db_table in existing and (verbs := rights(model)):
                steps.append(f"GRANT {verbs} ON {quote(model._meta.db_table)} TO {names['role']};")
        cursor.execute("\n".join(steps))


def rights(model: type[models.Model]) -> str:
    """What the site's role may do to a model's rows beside reading them, in the words of GRANT."""
    if not model._meta.managed or model._meta.proxy or model._meta.label_lower in READ_ONLY:
        return ""
    if getattr(model, "is_written_by_triggers", False):
        return ""
    changed = append_only_except(model)
    if changed is None:
        return "INSERT, UPDATE, DELETE"
    columns = [connection.ops.quote_name(model._meta.get_field(name).column) for name in changed]
    return f"INSERT, UPDATE ({', '.join(columns)})" if columns else "INSERT"


def append_only_except(model: type[models.Model]) -> tuple[str, ...] | None:
    """Names of the fields that may change in a model whose rows stay; None for any other model."""
    if hasattr(model, "instance_type") or model._meta.label_lower == LOG:
        return ()
    found: tuple[str, ...] | None = getattr(model, "append_only_except", None)
    return found


def may_do_too_much() -> bool:
    """Whether the present connection owns tables, or may make roles and databases, which no page needs."""
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        return any(cursor.fetchone())


def check_site_role(**kwargs: Any) -> list[CheckWarning]:
    """For `check --deploy`: a warning where the site connects as who may drop its guards."""
    try:
        if not may_do_too_much():
            return []
    except DatabaseError:
        return []  # that no database answers is told elsewhere
    user = connection.settings_dict.get("USER")
    return [
        CheckWarning(
            f"Cổng kết nối cơ sở dữ liệu bằng “{user}”, là chủ các bảng hoặc có quyền quản trị: lỗi của một trang có thể "
            "gỡ bỏ các ràng buộc bảo vệ sổ sách.",
            hint="Chạy bin/manage roles để tạo người dùng cơ sở dữ liệu riêng cho cổng, rồi làm theo hướng dẫn in ra.",
            id="frontportal.W001",
        )
    ]
