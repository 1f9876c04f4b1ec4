"""What a migration would lock, or break for the release before it, which goes on serving while it runs.

squawk reads the SQL that Django would run, RunSQL and kit's helpers included, and knows which tables it makes itself; what it
does not read (bodies of DO, Python) or does not know is looked for here. A migration that must do it anyway says so in
`accepted_locks`, a dict of rule → why; which is asked of those alone that came after the last release: released.txt.
"""

import inspect
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db.migrations import RunPython
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

RELEASED = Path(__file__).with_name("released.txt")
SQUAWK = Path(sys.executable).with_name("squawk")
# Matters of taste, and bounds of time that prepare.py sets for all migrations.
OVERLOOKED = (
    "prefer-bigint-over-int,prefer-bigint-over-smallint,prefer-identity,prefer-robust-stmts,prefer-text-field,"
    "prefer-timestamptz,require-lock-timeout,require-statement-timeout,require-timeout-settings"
)
# A new column that is empty everywhere: its foreign key is believed without reading the table.
EMPTY_REFERENCE = re.compile(r'(ADD COLUMN "\w+" \w+ NULL) CONSTRAINT "\w+" REFERENCES [^;]*')
BODY = re.compile(r"\$(\w*)\$(.*?)\$\1\$", re.S)
BLOCK = re.compile(r"\bDO\b[^;$]*\$(\w*)\$(.*?)\$\1\$", re.S)
MADE = re.compile(r'\bCREATE TABLE (?:IF NOT EXISTS )?"?(\w+)')
HIDDEN = re.compile(
    r"\b(ALTER TABLE|(?:CREATE|DROP)\s[\w ]*INDEX|LOCK TABLE|TRUNCATE|CLUSTER|schema_editor\.(?!connection))", re.I
)
ON = r'(?:TABLE )?(?:IF EXISTS )?(?:ONLY )?"?(?P<table>\w+)'
UNKNOWN_TO_SQUAWK = {
    "disabled-trigger": rf"\bALTER {ON}\S* DISABLE TRIGGER",
    "locked-table": rf"\b(?:LOCK|TRUNCATE|CLUSTER|VACUUM FULL|REFRESH MATERIALIZED VIEW(?! CONCURRENTLY)) {ON}",
    "rewritten-table": rf"\bALTER {ON}\S* (?:SET (?:UN)?LOGGED|SET TABLESPACE|SET ACCESS METHOD)",
    "numbered-rows": rf"\bALTER {ON}\S* ADD COLUMN [^;]*(?:serial\b|\bAS IDENTITY)",
}
ALTERED = re.compile(rf"\b(?:ALTER|CREATE (?:CONSTRAINT )?TRIGGER [^;]*? ON) {ON}", re.I)
DATA = re.compile(r"^\s*(?:UPDATE|DELETE FROM|INSERT INTO|WITH|DO|MERGE INTO)\b", re.I | re.M)


def released() -> dict[str, int]:
    """App → number of its newest migration in the last release."""
    lines = RELEASED.read_text(encoding="ascii").splitlines()
    return {app: int(number) for app, number in (line.split() for line in lines if line[:1] not in ("", "#"))}


def number(name: str) -> int:
    """Of a migration: 7 of 0007_entry_sums."""
    return int(name.partition("_")[0])


def new_migrations(loader: MigrationLoader) -> set[tuple[str, str]]:
    """(app, name) of ours that no release has had."""
    known = released()
    return {key for key in loader.disk_migrations if is_ours(loader, key) and number(key[1]) > known.get(key[0], 0)}


def is_ours(loader: MigrationLoader, key: tuple[str, str]) -> bool:
    return "site-packages" not in inspect.getfile(type(loader.disk_migrations[key]))


def faults_of_new(loader: MigrationLoader, database: Any) -> list[str]:
    """One sentence for each, over all new migrations. `database`, a connection, is asked for names of constraints.

    No released one follows a new one, so all of those come first: from then on one state is rendered and goes along.
    """
    new, state, found = new_migrations(loader), ProjectState(), []
    plan = loader.graph._generate_plan(loader.graph.leaf_nodes(), True) if new else []
    for key in plan:
        state = state if key in new else loader.graph.nodes[key].mutate_state(state, preserve=False)
    for key in plan:
        found += faults(loader.graph.nodes[key], state, database) if key in new else []
    return found


def faults(migration: Any, state: ProjectState, database: Any) -> list[str]:
    """What is wrong with one migration that follows this state; what it accepts for no reason is wrong, too. The state is that behind it then."""
    found = dict(judged(migration, sql_of(migration, state, database)))
    accepted = getattr(migration, "accepted_locks", {})
    return [f"{migration}: {rule}: {text}" for rule, text in found.items() if not accepted.get(rule)] + [
        f"{migration}: accepts {rule}, which it does not do" for rule in accepted.keys() - found.keys()
    ]


def judged(migration: Any, sql: str) -> Iterator[tuple[str, str]]:
    """(rule, what it was found at)."""
    yield from by_squawk(sql, is_in_transaction=migration.atomic)
    yield from by_house(sql)
    codes = [inspect.getsource(each.code) for each in migration.operations if isinstance(each, RunPython)]
    for code in codes:
        if seen := HIDDEN.search(code):
            yield "hidden-in-python", seen[1]
    if migration.atomic and (codes or DATA.search(without_bodies(sql))) and (table := altered(sql)):
        yield "data-beside-schema", f"{table} stays locked while rows are written: two migrations"


def sql_of(migration: Any, state: ProjectState, database: Any) -> str:
    with database.schema_editor(collect_sql=True, atomic=False) as editor:
        migration.apply(state, editor, collect_sql=True)
    statements = [each for each in editor.collected_sql if not each.startswith("--") or "\n" in each]
    text = "\n".join(each if each.rstrip().endswith(";") else f"{each};" for each in statements)
    return EMPTY_REFERENCE.sub(r"\1", text).replace("squawk-ignore", "")


def by_squawk(sql: str, *, is_in_transaction: bool) -> Iterator[tuple[str, str]]:
    words = [SQUAWK, "--reporter=json", "--pg-version=15", f"--exclude={OVERLOOKED}", "--stdin-filepath=migration.sql"]
    words += ["--assume-in-transaction"] if is_in_transaction else []
    done = subprocess.run(words, input=sql, capture_output=True, text=True, check=False)
    lines = sql.splitlines()
    for each in json.loads(done.stdout):
        yield each["rule_name"], f"{each['message']} {lines[each['line']].strip()[:120]}"


def by_house(sql: str) -> Iterator[tuple[str, str]]:
    plain, made = without_bodies(sql), MADE.findall(sql)
    for rule, pattern in UNKNOWN_TO_SQUAWK.items():
        for seen in re.finditer(pattern, plain, re.I):
            if seen["table"] not in made:
                yield rule, seen[0]
    for block in BLOCK.finditer(sql):
        if seen := HIDDEN.search(block[2]):
            yield "hidden-in-block", seen[1]


def altered(sql: str) -> str | None:
    """A table of before that is locked against writing until the end."""
    made = MADE.findall(sql)
    names = (seen["table"] for seen in ALTERED.finditer(without_bodies(sql)))
    return next(
        (name for name in names if name not in made and name.upper() not in {"FUNCTION", "SEQUENCE", "INDEX"}), None
    )


def without_bodies(sql: str) -> str:
    return BODY.sub("''", sql)


def main() -> None:
    """Print what released.txt says once this state of the project is released."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontportal.settings")
    django.setup()
    loader = MigrationLoader(None, ignore_no_migrations=True)
    newest: dict[str, int] = {}
    for app, name in sorted(key for key in loader.disk_migrations if is_ours(loader, key)):
        newest[app] = max(number(name), newest.get(app, 0))
    print("# Newest migration of each app in the last release; CONTRIBUTING.md says how this is written.")
    print("\n".join(f"{app} {last}" for app, last in newest.items()))


if __name__ == "__main__":
    main()
