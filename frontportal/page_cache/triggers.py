"""Triggers that say that content changed, in the transaction that changes it: a form, COPY, bulk or SQL by hand.

They follow from what models there are, so they are made after `migrate` and not by a migration: a table is watched from
the day it is there, unless it is named among those that no public page reads.
"""

from django.apps import apps
from django.db import connection, transaction

from frontportal.kit.discovery import ours

from .models import ContentVersion

TABLE = ContentVersion._meta.db_table
NAME = "page_cache_raise_version"

# Rooms and tables that no public page reads; `tests/whole_site` walks all pages and sees to it.
UNREAD_ROOMS = {
    "gift_lists",
    "approval",
    "audit",
    "closed_lists",
    "imports",
    "operations",
    "page_cache",
    "ratings",
    "record_search",
    "redirects",
    "signin",
    "visits",
}
# A contribution from goods that were sold says which, and a year counts goods store by store: only what lies in them stays inside.
UNREAD_MODELS = {
    "feeds.feedcall",
    "feeds.feedwindow",
    "goods.stock",
    "houses.housestep",
    "statements.upload",
}
# What an answer said before it was corrected; from when until when an appeal's page was public.
READ_HISTORIES = {"voters.historicalreply", "appeals.historicalappeal"}

# What one transaction has said already it need not say again. Rows that others hold are passed over, never waited for.
BODY = f"""
DECLARE
    own bigint := pg_current_xact_id()::text::bigint;
    free bigint;
BEGIN
    PERFORM 1 FROM {TABLE} WHERE area = TG_ARGV[0] AND number = own;
    IF NOT FOUND THEN
        SELECT id INTO free FROM {TABLE} WHERE area = TG_ARGV[0] LIMIT 1 FOR UPDATE SKIP LOCKED;
        IF FOUND THEN
            UPDATE {TABLE} SET number = own WHERE id = free;
        ELSE
            INSERT INTO {TABLE} (area, number) VALUES (TG_ARGV[0], own);
        END IF;
    END IF;
    RETURN NULL;
END
"""  # noqa: S608 - a name of ours
FOUND = """
SELECT relname, encode(tgargs, 'escape') FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
WHERE tgname = %s AND relnamespace = current_schema()::regnamespace
"""


def watched_tables() -> dict[str, str]:
    """Table → area, of everything that a public page may read."""
    return {
        model._meta.db_table: model._meta.app_label
        for model in apps.get_models(include_auto_created=True)
        if is_watched(model)
    }


def is_watched(model) -> bool:
    options = model._meta
    is_history = hasattr(model, "history_id") or "history" in {field.name for field in options.fields}
    is_unread = options.app_label in UNREAD_ROOMS or options.label_lower in UNREAD_MODELS
    is_unread |= is_history and options.label_lower not in READ_HISTORIES
    return options.managed and not options.proxy and ours(options.app_config.name) and not is_unread


def set_up_after_migrate(**kwargs) -> None:
    """Makes the function as it is here, and the triggers that lack or are too many. Nobody holds any lock for long."""
    with transaction.atomic(), connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        if TABLE not in there:
            return
        cursor.execute(f"CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $body${BODY}$body$")
        cursor.execute(FOUND, [NAME])
        found = {table: area.removesuffix("\\000") for table, area in cursor.fetchall()}
        wanted = {table: area for table, area in watched_tables().items() if table in there}
        for table in found.keys() - wanted.keys():
            cursor.execute(f"DROP TRIGGER {NAME} ON {table}")
        for table, area in wanted.items():
            if found.get(table) != area:
                cursor.execute(
                    f"CREATE OR REPLACE TRIGGER {NAME} AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
                    f"FOR EACH STATEMENT EXECUTE FUNCTION {NAME}('{area}')"
                )
