"""Small files that once were read wrong without a word, with what is right of each. Everything in them is invented."""

from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

import pytest

from tests.welfare.bankfiles.generator.result import Result, result_of

CASES = Path(__file__).parent / "cases"
SIX = [500_000, 1_000_000, -300_000, -11_000, 2_000_000, 150_000]  # money in, below zero money out
MEMOS = [
    "NGUYEN VAN MAU ung ho nguoi ngheo",
    "TRAN THI THU UNG HO QUY",
    "Chi ho tro ho ngheo Xa A",
    "Thu phi chuyen tien",
    "CONG TY TNHH VI DU ung ho",
    "Le Van Hai chuyen tien",
]


@dataclass(frozen=True)
class Right:
    """`moved`: đồng of each row in the file's order, or of all of them together in and out. `outcome` of the proof;
    several where the file leaves that open. `aside`: how many rows are set aside. `words` are said of the file."""

    moved: list[int] | tuple[int, int]
    outcome: str = "unprovable"
    aside: int = 0
    words: tuple[str, ...] = ()
    memos: list[str] | None = None


@dataclass(frozen=True)
class Refusal:
    words: tuple[str, ...]


ALL = {
    "bal-then-none.csv": Right((100_150_000, 0), "partly"),
    "single-balance.csv": Right([50_000]),
    "kind.pdf": Right((22_905_000, 3_136_000), "proven"),
    "inout.pdf": Right((22_905_000, 3_136_000)),
    "sign.pdf": Right((22_905_000, 3_136_000), "proven"),
    "sepay-api.csv": Right(SIX, "proven", memos=MEMOS),
    "adv-two-amounts.csv": Refusal(("Số tiền yêu cầu", "Số tiền giao dịch")),
    "adv-kind.csv": Right(SIX, memos=MEMOS),
    "adv-thousand.csv": Right(SIX, words=("nghìn đồng",), memos=MEMOS),
    "z-don-vi.xlsx": Right([500_000, 2_000_000], "proven", words=("nghìn đồng",)),
    "adv-status2.csv": Right([500_000, *SIX[2:]], "proven|partly", aside=1, words=("Đã huỷ",)),
    "sang.csv": Right([100_000, 50_000, 200_000, 300_000]),
    "chieu.csv": Right([400_000, 50_000, 500_000, 600_000]),
    "tcb.xlsx": Right(SIX[::-1], "proven", memos=MEMOS[::-1]),
    "zero.csv": Right([500_000, 100_000], "proven", aside=1, words=("0",)),
    "z-utc.csv": Right([500_000, 200_000]),
    "z-luyke.csv": Right([500_000, -100_000], "proven"),
    "casso.csv": Right(SIX, "proven", memos=MEMOS),
    "casso.json": Right(SIX, "proven", memos=MEMOS),
    "sepay-hook.csv": Right(SIX, "proven"),
    "sepay.json": Right(SIX, "proven", memos=MEMOS),
    "chrome-nbsp.pdf": Right((2_300_000, 2_000_000), "proven"),
    "tcvn3.pdf": Right((2_300_000, 2_000_000), "proven"),
    "mt940.sta": Right(SIX, "proven", memos=MEMOS),
    "camt053.xml": Right(SIX, memos=MEMOS),
}


def result(name: str) -> Result:
    return result_of((CASES / name).read_bytes())


def said(found: Result) -> str:
    return " ".join([found.refusal or "", *found.notes, *(one.reason for one in found.rejected)])


@pytest.mark.parametrize("name", ALL)
def test_case(name):
    right, found = ALL[name], result(name)
    assert all(words in said(found) for words in right.words), said(found)
    if isinstance(right, Refusal):
        assert found.refusal
        return
    assert found.refusal is None
    moved = [row.credit - row.debit for row in found.rows]
    if isinstance(right.moved, list):
        assert moved == right.moved
    else:
        assert (sum(row.credit for row in found.rows), sum(row.debit for row in found.rows)) == right.moved
    assert len(found.rejected) == right.aside, said(found)
    assert found.proof.outcome in right.outcome.split("|")
    if right.memos:
        assert [row.memo for row in found.rows] == right.memos


def test_every_file_has_its_right_values():
    assert {file.name for file in CASES.iterdir()} >= ALL.keys()


def test_no_closing_balance_is_shown_that_the_file_does_not_print():
    assert result("bal-then-none.csv").proof.closing is None


def test_what_no_balance_covers_is_named_with_its_rows_and_amount():
    proven, rest = result("bal-then-none.csv").proof.spans
    assert (proven["state"], proven["rows"], proven["credit"]) == ("proven", 3, 150_000)
    assert (rest["state"], rest["rows"], rest["credit"]) == ("unproven", 1_000, 100_000_000)


def test_a_thousand_is_no_bank_s_own_layout():
    assert "vietinbank" not in result("z-don-vi.xlsx").layout


def test_times_with_a_zone_are_vietnam_s():
    first, second = result("z-utc.csv").rows
    assert (first.day, first.time) == (date(2024, 10, 1), time(1))
    assert (second.day, second.time) == (date(2024, 10, 1), time(10))


def test_what_a_browser_and_an_old_font_wrote_is_read():
    memos = [row.memo for row in result("chrome-nbsp.pdf").rows]
    assert memos[0] == "Nguyễn Thị Ánh ủng hộ quỹ vì người nghèo"
    assert not any("=" in memo for memo in memos)
    assert "người nghèo" in result("tcvn3.pdf").rows[0].memo and "đầu tư" in result("tcvn3.pdf").rows[1].memo
