"""Documents stay true: what they name of the project is there."""

import re

import pytest

from tests.house.docs import Names, documents, files_missing_in_code, missing_in
from tests.house.floors import FLOORS
from tests.house.planting import plant
from tests.house.source import ROOT

ROOMS = sorted(room.rpartition(".")[2] for room in FLOORS)


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(ROOT)


@pytest.mark.parametrize("document", documents(ROOT), ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_document_names_is_there(document, names):
    assert missing_in(document, names) == []


def test_files_that_comments_name_are_there(names):
    assert files_missing_in_code(ROOT, names) == []


@pytest.mark.parametrize("document", ["README.md", "docs/architecture.md"])
def test_the_maps_show_every_room(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    assert [room for room in ROOMS if not re.search(rf"\b{room}\b", text)] == []


PLANTED = """
Right: `welfare/ledger/actions.py`, `ledger/actions`, `ledger/actions.confirm`, `actions.py`, [all](ledger.md), `ledger.Entry`,
`ledger.actions`, `Entry.amount`, `/mau/`, `bin/x_<bank>.py`, `queue.put`, `and/or`, [elsewhere](https://example.org/x.md).
Wrong: `welfare/ledger/action.py`, `ledger/deeds`, `ledger/actions.undo`, `deeds.py`, [gone](gone.md), `ledger.Deed`,
`ledger.deeds.confirm`, `Entry.sum`, `python welfare/deeds.py`.
"""


def test_it_would_notice(tmp_path):
    code = "class Entry:\n    amount = 0\n\n\ndef confirm(): ...\n"
    plant(tmp_path, {"welfare/ledger/actions.py": code, "docs/ledger.md": "", "docs/words.md": PLANTED})
    assert missing_in(tmp_path / "docs" / "words.md", Names(tmp_path)) == [
        "gone.md", "welfare/ledger/action.py", "ledger/deeds", "ledger/actions.undo", "deeds.py", "ledger.Deed",
        "ledger.deeds.confirm", "Entry.sum", "welfare/deeds.py",
    ]  # fmt: skip


def test_it_would_notice_comments(tmp_path):
    right, wrong = '"""See ledger/actions.py, actions.py."""', "# See gone.py; kept as page.py() and *.py."
    plant(tmp_path, {"welfare/ledger/actions.py": f"{right}\n{wrong}\n", "templates/a.html": "{# deeds/entry.py #}"})
    assert files_missing_in_code(tmp_path, Names(tmp_path)) == [
        "welfare/ledger/actions.py: gone.py", "templates/a.html: deeds/entry.py",
    ]  # fmt: skip


def test_it_reads_all_documents():
    assert {path.name for path in documents(ROOT)} > {"README.md", "CONTRIBUTING.md", "words.md", "0001-floors.md"}


def test_every_decision_is_in_the_index():
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in sorted(folder.glob("0*.md")) if f"({path.name})" not in index] == []


def test_decisions_are_numbered_once():
    paths = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
    headed = [path.read_text(encoding="utf-8").partition(".")[0] for path in paths]
    assert headed == [f"# {int(path.name[:4])}" for path in paths]
    assert len(set(headed)) == len(headed)
