"""What bin/upgrade-drill calls a difference; the drill itself is run before a release."""

import runpy

import pytest

from tests.environment import ROOT

DRILL = runpy.run_path(str(ROOT / "bin/upgrade_drill.py"))
OLD = {
    "rows": {"ledger_contribution": 5, "django_migrations": 90, "voters_deadline": 17},
    "sums": {"ledger_contribution.amount": "500"},
    "figures": {"2023": "Chỉ tiêu,Giá trị\nNhà,12\n"},
}


def changed(part, **given):
    return OLD | {part: OLD[part] | given}


@pytest.mark.parametrize(
    ("new", "wrong", "told"),
    [
        (OLD, [], []),
        (changed("rows", goods_store=0, django_migrations=91), [], ["rows: goods_store mới"]),
        (changed("rows", ledger_contribution=4), ["rows: ledger_contribution: 5 → 4"], []),
        (changed("rows", voters_deadline=18), [], ["rows: voters_deadline: 17 → 18, do bản mới thêm"]),
        (changed("rows", voters_deadline=19), ["rows: voters_deadline: 17 → 19"], []),
        (changed("sums", **{"ledger_contribution.amount": "499"}), ["sums: ledger_contribution.amount: 500 → 499"], []),
        (changed("figures", **{"2023": "Chỉ tiêu,Giá trị\nNhà,13\n"}), ["2023: Nhà: ('12',) → ('13',)"], []),
        (OLD | {"sums": {}}, [], ["sums: ledger_contribution.amount chỉ có ở bản cũ"]),
    ],
)
def test_rows_sums_and_figures_are_compared(new, wrong, told):
    assert DRILL["differences"](OLD, new) == (wrong, told)


def test_a_comparison_of_no_figures_is_none():
    empty = OLD | {"figures": {"2023": ""}}
    assert DRILL["differences"](empty, empty)[0] == ["Bản cũ không cho số liệu năm nào, nên không so được gì."]


def test_the_last_release_is_the_newest_tag_or_what_the_changes_say(monkeypatch, tmp_path):
    names = DRILL["commit_of_last_release"].__globals__
    monkeypatch.setitem(names, "git", lambda *words: "v0.10.0\nv0.9.0\n")
    assert DRILL["commit_of_last_release"]() == "v0.10.0"
    monkeypatch.setitem(names, "git", lambda *words: "")
    monkeypatch.setitem(names, "PROJECT", tmp_path)
    (tmp_path / "CHANGELOG.md").write_text("# C\n\n## 0.9.0 (not yet released; commit 0a1b2c3d)\n", encoding="utf-8")
    assert DRILL["commit_of_last_release"]() == "0a1b2c3d"
    (tmp_path / "CHANGELOG.md").write_text("# C\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        DRILL["commit_of_last_release"]()
