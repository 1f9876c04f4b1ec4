"""What SQL may do as the site's role, whatever page let it in: read and write records; nothing to what guards the books."""

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, ProgrammingError, connection, transaction

from frontportal.database_roles import roles as database_roles
from frontportal.database_roles.roles import append_only_except, as_owner, check_site_role, rights
from tests.welfare.statements.makers import load, make_account, moves, write_statement

KEPT = [
    model
    for model in apps.get_models(include_auto_created=True)
    if append_only_except(model) is not None and not model._meta.proxy
]


@pytest.fixture
def site(db):
    """A function that runs SQL as the site's role; what is refused leaves no trace."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {connection.ops.quote_name(settings.SITE_ROLE)}")

        def ask(command, *given):
            with transaction.atomic():
                cursor.execute(command, given or None)
                return cursor.fetchall() if cursor.description else cursor.rowcount

        yield ask


def refused(ask, command):
    with pytest.raises(ProgrammingError) as told:
        ask(command)
    return isinstance(told.value.__cause__, psycopg.errors.InsufficientPrivilege)


@pytest.mark.parametrize(
    "command",
    [
        "CREATE TABLE mine (id int)",
        "DROP TABLE ledger_contribution CASCADE",
        "ALTER TABLE ledger_contribution DISABLE TRIGGER ALL",
        "ALTER TABLE ledger_contribution ADD COLUMN mine int",
        "DROP TRIGGER ledger_contribution_keep_confirmed ON ledger_contribution",
        "DROP FUNCTION ledger_keep_confirmed() CASCADE",
        "CREATE OR REPLACE FUNCTION ledger_keep_confirmed() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "CREATE INDEX mine ON ledger_contribution (amount)",
        "TRUNCATE ledger_contribution CASCADE",
        "TRUNCATE yearly_edition",
        "SET LOCAL session_replication_role = replica",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "COPY voters_petitioner TO '/tmp/stolen'",
        "CREATE ROLE mine SUPERUSER",
        "ALTER ROLE CURRENT_USER SUPERUSER",
        "CREATE SCHEMA mine",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT rolpassword FROM pg_authid",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('a', 'b', now())",
        "UPDATE auth_permission SET codename = 'mine'",
        "INSERT INTO auth_group_permissions (group_id, permission_id) VALUES (1, 1)",
    ],
)
def test_no_page_changes_what_guards_the_books(site, command):
    assert refused(site, command)


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model._meta.db_table)
def test_what_is_kept_is_neither_changed_nor_deleted(site, model):
    table = model._meta.db_table
    fixed = {field.column for field in model._meta.local_fields} - {
        model._meta.get_field(name).column for name in append_only_except(model)
    }
    assert site("SELECT has_table_privilege(%s, 'DELETE'), has_table_privilege(%s, 'TRUNCATE')", table, table) == [
        (False, False)
    ]
    asked = "SELECT bool_or(has_column_privilege(%s, column_name, 'UPDATE')) FROM unnest(%s::text[]) column_name"
    assert site(asked, table, sorted(fixed)) == [(False,)]


@pytest.mark.parametrize("call", ["voters_erase_message(1)", "memo_terms_hide(1)", "campaigns_forget_honouree(1)"])
def test_a_temporary_table_takes_no_table_s_place(site, call):
    """The owner's functions ask the journal of deletions; who can send SQL may make a temporary table of its name."""
    site("CREATE TEMPORARY TABLE personal_data_deletion (kind text, record_key bigint) ON COMMIT DROP")
    site("GRANT ALL ON pg_temp.personal_data_deletion TO PUBLIC")
    site(
        "INSERT INTO pg_temp.personal_data_deletion SELECT unnest(ARRAY['feedback-messages', 'statement-memos', 'honourees']), 1"
    )
    with pytest.raises(DatabaseError, match="nhật ký xoá|yêu cầu đã xác nhận"):
        site(f"SELECT {call}")


def test_a_temporary_table_deceives_no_guard(world, tmp_path, site):
    """A line is replaced by a confirmed reading of its file only: one among temporary tables is none."""
    site("RESET ROLE")
    make_account()
    statement = load(write_statement(tmp_path / "a.csv", moves(1))).statement
    site(f"SET LOCAL ROLE {connection.ops.quote_name(settings.SITE_ROLE)}")
    site("CREATE TEMPORARY TABLE statements_rereading (id bigint, statement_id bigint, state text) ON COMMIT DROP")
    site("INSERT INTO pg_temp.statements_rereading VALUES (1, %s, 'confirmed')", statement)
    with pytest.raises(DatabaseError, match="không sửa, không xoá được"):
        site("UPDATE statements_statementline SET replaced_by_id = 1")


def test_every_guard_and_lent_function_looks_in_our_schema_first(site):
    found = dict(site(
        "SELECT proname::text, proconfig::text FROM pg_proc WHERE (prosecdef OR prorettype = 'trigger'::regtype)"
        " AND pronamespace = current_schema()::regnamespace"
    ))  # fmt: skip
    assert len(found) > 50
    assert [name for name, given in found.items() if not (given or "").endswith(', pg_temp"}')] == []


# A trigger whose function can do nothing but refuse, whatever the row: then no page needs the right.
REFUSED_ALWAYS = """
SELECT DISTINCT relname::text, verb FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
CROSS JOIN (VALUES ('UPDATE', 16), ('DELETE', 8)) verbs (verb, bit)
WHERE NOT tgisinternal AND tgqual IS NULL AND prosrc !~ '\\mRETURN\\M' AND tgtype & 3 = 3 AND tgtype & bit > 0
    AND relnamespace = current_schema()::regnamespace
"""


def test_what_a_trigger_always_refuses_the_site_has_no_right_to(site):
    """Every table of the catalogue that only grows, those of tomorrow too."""
    found = site(REFUSED_ALWAYS)
    assert {"houses_housestep", "approval_note", "personal_data_deletion"} <= {table for table, _ in found}
    allowed = [
        (table, verb)
        for table, verb in found
        if (verb == "DELETE" and site("SELECT has_table_privilege(%s, 'DELETE')", table) == [(True,)])
        or (verb == "UPDATE" and site("SELECT has_table_privilege(%s, 'UPDATE')", table) == [(True,)])
    ]
    assert allowed == []


def test_the_site_gives_itself_no_right(site):
    site("GRANT UPDATE, DELETE ON yearly_edition TO CURRENT_USER")  # a warning, no more
    assert site("SELECT has_table_privilege('yearly_edition', 'UPDATE, DELETE')") == [(False,)]


def test_histories_logs_steps_statements_and_editions_are_kept():
    kept = {model._meta.db_table for model in KEPT}
    histories = {model._meta.db_table for model in apps.get_models() if hasattr(model, "history_object")}
    assert len(histories) > 20
    assert kept >= histories | {
        "closed_lists_reading", "operations_operationrun", "staff_historicaluser_groups",
        "approval_note", "approval_proposalstep", "approval_proposedchange", "django_admin_log", "feeds_feedcall",
        "feeds_provisionalline", "reconciliation_match", "statements_conflictdecision", "statements_rereading",
        "statements_statement", "statements_statementline", "statements_statementoverlap", "voters_petitionstep",
        "yearly_edition", "yearly_editionfile",
    }  # fmt: skip


def test_the_site_owns_nothing_and_every_table_is_granted(site):
    assert site("SELECT count(*) FROM pg_class WHERE pg_has_role(relowner, 'MEMBER')") == [(0,)]
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            table = model._meta.db_table
            assert site("SELECT has_table_privilege(%s, 'SELECT')", table) == [(True,)], table
            assert site("SELECT has_table_privilege(%s, 'INSERT')", table) == [(bool(rights(model)),)], table


def test_a_deployment_is_warned_of_a_site_that_is_the_owner(site):
    assert check_site_role() == []
    site("RESET ROLE")
    assert [warning.id for warning in check_site_role()] == ["frontportal.W001"]


def test_commands_that_need_the_owner_are_the_owner(monkeypatch):
    used = []
    monkeypatch.setattr(connection, "close", lambda: None)
    monkeypatch.setitem(connection.settings_dict, "USER", settings.SITE_ROLE)
    with as_owner():
        used.append(connection.settings_dict["USER"])
    assert [*used, connection.settings_dict["USER"]] == [settings.DATABASE_OWNER["USER"], settings.SITE_ROLE]


def test_a_role_is_made_for_a_database_of_another_server(db, settings, monkeypatch, capsys):
    settings.DATABASE_URL, settings.DATABASE_OWNER = "postgres://chu:bi-mat@may:5432/cong", {}
    monkeypatch.setattr("secrets.token_urlsafe", lambda length: "mat-khau-moi")
    call_command("roles", role="cong_web")
    assert capsys.readouterr().out.splitlines()[1:] == [
        "  OWNER_DATABASE_URL=postgres://chu:bi-mat@may:5432/cong",
        "  DATABASE_URL=postgres://cong_web:mat-khau-moi@may:5432/cong",
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('cong_web', 'yearly_edition', 'INSERT, UPDATE')")
        assert cursor.fetchone() == (True,)  # of INSERT and UPDATE it has one
        cursor.execute("SELECT has_table_privilege('cong_web', 'yearly_edition', 'UPDATE'), rolsuper FROM pg_roles"
                       " WHERE rolname = 'cong_web'")  # fmt: skip
        assert cursor.fetchone() == (False, False)


def test_rights_say_what_grant_understands():
    edition, line = apps.get_model("yearly.Edition"), apps.get_model("statements.StatementLine")
    assert (rights(edition), rights(line)) == ("INSERT", 'INSERT, UPDATE ("replaced_by_id")')
    assert rights(apps.get_model("ledger.Contribution")) == "INSERT, UPDATE, DELETE"
    assert rights(apps.get_model("auth.Permission")) == ""
    assert database_roles.append_only_except(apps.get_model("staff.User")) is None
