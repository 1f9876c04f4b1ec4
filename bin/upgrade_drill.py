"""What bin/upgrade-drill does: an earlier release fills a database with the demonstration and many statement lines, this code
migrates it; every table's rows, the sums of every column of amounts, and the published figures must be what they were.

Old and new are asked in the same words: tables and columns in SQL, figures by their public addresses (/nam/YEAR/bao-cao.csv).
What a release adds, or takes away as its CHANGELOG says, is told and is no fault: a row less or another figure is.
"""

import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
LINES, LONGEST = 200_000, 120  # seconds
YEARS = (2022, 2023)
# An account of its own beside the demonstration's.
FILL = """
import django
django.setup()
from welfare.bench import lines
lines.NUMBER = "0000000999999"
lines.fill({lines})
"""
ASK = """
import json, sys, django
django.setup()
from django.conf import settings
from django.db import connection
from django.test import Client
settings.ALLOWED_HOSTS.append("testserver")
found = {"rows": {}, "sums": {}, "figures": {}}
with connection.cursor() as cursor:
    cursor.execute("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
    for (table,) in cursor.fetchall():
        cursor.execute(f'SELECT count(*) FROM "{table}"')
        found["rows"][table] = cursor.fetchone()[0]
    cursor.execute("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
                   " AND data_type IN ('bigint', 'numeric') AND column_name ~ '(amount|credit|debit|balance|value|opening)'")
    for table, column in cursor.fetchall():
        cursor.execute(f'SELECT coalesce(sum("{column}"), 0)::text FROM "{table}"')
        found["sums"][f"{table}.{column}"] = cursor.fetchone()[0]
for year in json.loads(sys.argv[1]):
    answer = Client().get(f"/nam/{year}/bao-cao.csv")
    found["figures"][str(year)] = answer.content.decode("utf-8-sig") if answer.status_code == 200 else ""
print("\\n" + json.dumps(found))
"""
# Of these a release writes rows of its own when it migrates; the last is an index over other tables, made anew.
OWN_ROWS = {
    "django_migrations",
    "django_content_type",
    "auth_permission",
    "auth_group_permissions",
    "record_search_searchentry",
}
# Rows that migrations since that release add to tables that have some: the days of posting (voters 0012).
ADDED = {"voters_deadline": 1}


def commit_of_last_release() -> str:
    tags = git("tag", "--list", "v*", "--sort=-version:refname").split()
    if tags:
        return tags[0]
    for line in (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## ") and "commit " in line:
            return line.rpartition("commit ")[2].rstrip(") ")
    sys.exit("Chưa có bản phát hành nào. Hãy nêu một commit: bin/upgrade-drill COMMIT")


def git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=PROJECT, capture_output=True, text=True, check=False).stdout


def unpack(commit: str, folder: Path) -> Path:
    packed = subprocess.run(["git", "archive", commit], cwd=PROJECT, capture_output=True, check=False)
    if packed.returncode:
        sys.exit(f"Không có commit {commit} trong kho mã này. git báo: {packed.stderr.decode().strip()}")
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as tar:
        tar.extractall(folder, filter="data")
    return folder


def python_of(release: Path) -> Path:
    """This environment's, where the old release asks for the same packages; else one of its own is installed."""
    files = ("requirements.txt", "frontportal/embedded/requirements.txt")
    if all((release / name).read_bytes() == (PROJECT / name).read_bytes() for name in files):
        return PROJECT / ".venv/bin/python"
    subprocess.run([sys.executable, "-I", release / "bin/install.py", *files], check=True)
    return release / ".venv/bin/python"


class Portal:
    """A release's code over the data of the drill."""

    def __init__(self, home: Path, python: Path, data: Path):
        self.home, self.python = home, python
        self.given = {
            "PATH": os.environ["PATH"],
            "HOME": os.environ.get("HOME", "/"),
            "DATA_DIR": str(data),
            "DEMO": "1",
        }
        self.given |= {"DJANGO_SETTINGS_MODULE": "frontportal.settings", "DATABASE_URL": "", "OWNER_DATABASE_URL": ""}

    def run(self, *words: str) -> str:
        words = (str(self.python), *words)
        done = subprocess.run(words, cwd=self.home, env=self.given, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"{' '.join(words)[:200]} ({self.home}) không xong:\n{done.stderr[-3000:]}")
        return done.stdout

    def state(self) -> dict:
        return json.loads(self.run("-c", ASK, json.dumps(YEARS)).splitlines()[-1])


def figures(text: str) -> dict[str, tuple[str, ...]]:
    """The lines of a year's report by their first cell, without moments at which it was made."""
    return {row[0]: tuple(row[1:4]) for row in csv.reader(io.StringIO(text)) if row}


def differences(old: dict, new: dict) -> tuple[list[str], list[str]]:
    """What is wrong, and what is only told: tables, columns and figures that came or went."""
    wrong, told = [], []
    parts = {"rows": (old["rows"], new["rows"]), "sums": (old["sums"], new["sums"])}
    parts |= {year: (figures(old["figures"][year]), figures(new["figures"][year])) for year in old["figures"]}
    for part, (before, after) in parts.items():
        told += [f"{part}: {name} chỉ có ở bản cũ" for name in sorted(before.keys() - after.keys())]
        told += [f"{part}: {name} mới" for name in sorted(after.keys() - before.keys())]
        changed = {
            name: f"{part}: {name}: {before[name]} → {after[name]}"
            for name in sorted(before.keys() & after.keys())
            if before[name] != after[name] and name not in OWN_ROWS
        }
        own = {name for name in changed if part == "rows" and after[name] - before[name] == ADDED.get(name)}
        told += [f"{changed[name]}, do bản mới thêm" for name in sorted(own)]
        wrong += [sentence for name, sentence in changed.items() if name not in own]
    if not any(old["figures"].values()):
        wrong.append("Bản cũ không cho số liệu năm nào, nên không so được gì.")
    return wrong, told


def main(commit: str = "", lines: str = str(LINES)) -> None:
    commit = commit or commit_of_last_release()
    folder = Path(tempfile.mkdtemp(prefix="upgrade-drill-")).resolve()
    try:
        release = unpack(commit, folder / "release")
        old = Portal(release, python_of(release), folder / "data")
        new = Portal(PROJECT, PROJECT / ".venv/bin/python", folder / "data")
        for words in (("manage.py", "migrate", "-v0"), ("manage.py", "demo"), ("-c", FILL.format(lines=int(lines)))):
            old.run(*words)
        before = old.state()
        begun = time.monotonic()
        new.run("manage.py", "migrate", "-v0")
        seconds = time.monotonic() - begun
        after = new.state()
        wrong, told = differences(before, after)
        print("\n".join(told))
        total = sum(before["rows"].values())
        digest = hashlib.sha256(json.dumps(before["figures"]).encode()).hexdigest()[:12]
        print(
            f"Từ {commit}: {total} dòng trong {len(before['rows'])} bảng, {len(before['sums'])} cột số tiền, số liệu {digest}."
        )
        print(f"Cập nhật trong {seconds:.0f} giây (cho phép {LONGEST}).")
        print("\n".join(["KHÁC:", *wrong]) if wrong else "Mọi bảng, tổng và số liệu như trước.")
        sys.exit(1 if wrong or seconds > LONGEST else 0)
    finally:
        Portal(PROJECT, PROJECT / ".venv/bin/python", folder / "data").run("-m", "frontportal.embedded", "stop")
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
