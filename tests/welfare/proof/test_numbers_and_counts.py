"""What numbers of rows and printed counts prove, and rows that were set aside."""

from dataclasses import replace

import pytest

from tests.welfare.proof.makers import (
    OPENING,
    SIX,
    brief,
    check_partition,
    ends_of,
    relined,
    rows_of,
    totals_of,
    without,
)
from welfare.bankterms.model import PrintedFigures, RejectedRow
from welfare.proof.coverage import certify
from welfare.proof.model import MOST_SPANS


def aside(line: int, **given) -> RejectedRow:
    return RejectedRow(line, "không đọc được", **given)


def wider(rows, position: int):
    """The rows with a free line at `position` + 1."""
    return [replace(row, line=row.line + (row.line > position)) for row in rows]


class TestNumbers:
    def test_a_gapless_list_has_all_rows_and_says_what_it_does_not_say(self):
        rows = without(rows_of(SIX), "balance")
        found = certify(rows, PrintedFigures())
        assert (found.kind, found.outcome, brief(found)) == (
            "sequence number", "proven", [(1, 6, "sequence", "proven")],
        )  # fmt: skip
        assert "cuối tệp có bị cắt bớt" in found.why and "số tiền đúng hay sai" in found.why

    def test_one_number_says_nothing(self):
        rows = without(rows_of([1_000]), "balance")
        assert certify(rows, PrintedFigures()).outcome == "unprovable"

    def test_they_may_count_down(self):
        rows = without(rows_of([1000] * 5), "balance")[::-1]
        assert certify(relined(rows), PrintedFigures()).outcome == "proven"
        assert certify(relined(rows[1:]), PrintedFigures()).breaks == []
        found = certify(relined([rows[0], rows[2], rows[3], rows[4]]), PrintedFigures())
        assert [each.number for each in found.breaks] == [4]
        assert [each.number for each in certify(relined(rows[:3]), PrintedFigures()).breaks] == [1, 2]

    def test_what_is_missing_before_the_first_number_is_told(self):
        rows = without(rows_of([1000] * 6), "balance")[3:]
        assert [each.number for each in certify(rows, PrintedFigures()).breaks] == [1, 2, 3]
        rows = [replace(row, sequence=row.sequence + 5_000) for row in rows]
        assert [each.where for each in certify(rows, PrintedFigures()).breaks] == [
            "Thiếu 5003 dòng, số thứ tự 1 đến 5003"
        ]

    def test_a_number_twice_and_one_out_of_turn(self):
        rows = [replace(row, sequence=number) for row, number in zip(rows_of([1] * 5), (1, 2, 2, 3, 1), strict=True)]
        found = certify(without(rows, "balance"), PrintedFigures())
        assert [each.where for each in found.breaks] == ["Số thứ tự 2 lặp lại", "Số thứ tự 1 đứng sau 3"]
        assert [(span.first, span.state) for span in found.spans] == [
            (1, "proven"), (3, "broken"), (4, "proven"), (5, "broken"),
        ]  # fmt: skip

    @pytest.mark.parametrize("numbers", [(1, 2, 3, 1, 2), (1, 2, 1, 1, 2), (1, 2, 3, 1, 2, 1), (1, 2, 3, 1)])
    def test_numbers_that_begin_anew_prove_nothing_and_are_no_break(self, numbers):
        rows = [replace(row, sequence=number) for row, number in zip(rows_of([1] * len(numbers)), numbers, strict=True)]
        found = certify(without(rows, "balance"), PrintedFigures())
        assert (found.outcome, brief(found), found.breaks) == ("unprovable", [(1, len(rows), "none", "unproven")], [])

    def test_gap_among_numbers_that_begin_anew_is_a_break(self):
        rows = [replace(row, sequence=number) for row, number in zip(rows_of([1] * 6), (1, 2, 3, 1, 2, 4), strict=True)]
        found = certify(without(rows, "balance"), PrintedFigures())
        assert (found.outcome, [each.where for each in found.breaks]) == ("breaks", ["Thiếu số thứ tự 3"])

    def test_rows_without_a_number_are_not_covered(self):
        rows = without(rows_of([1] * 6), "balance")
        rows[2:4] = without(rows[2:4], "sequence")
        found = certify(rows, PrintedFigures())
        assert brief(found) == [
            (1, 2, "sequence", "proven"), (3, 4, "none", "unproven"), (5, 6, "sequence", "proven"),
        ]  # fmt: skip

    def test_balances_make_gaps_of_numbers_harmless(self):
        rows = [replace(row, sequence=row.sequence * 2) for row in rows_of(SIX)]
        assert certify(rows, PrintedFigures(opening=OPENING)).outcome == "proven"

    def test_they_cover_what_balances_leave_open_and_the_weaker_gives_the_name(self):
        rows = without(rows_of(SIX), "balance", keep={0, 1, 2})
        found = certify(rows, PrintedFigures())
        assert brief(found) == [(1, 3, "balance", "proven"), (4, 6, "sequence", "proven")]
        assert (found.kind, found.outcome) == ("sequence number", "proven")
        gap = certify([*rows[:3], *rows[4:]], PrintedFigures())
        assert [each.number for each in gap.breaks] == [4]

    def test_a_file_whose_numbers_break_everywhere_keeps_some_and_counts_the_rest(self):
        rows = [replace(row, sequence=row.line * 2) for row in without(rows_of([7] * 3000), "balance")]
        found = certify(rows, PrintedFigures())
        check_partition(found, rows)
        assert len(found.spans) <= MOST_SPANS and found.spans[-1].more > 2000


class TestCounts:
    def test_a_printed_count_that_agrees_covers_rows_and_no_amounts(self):
        rows = without(rows_of(SIX), "balance", "sequence")
        for printed in (PrintedFigures(count=6), PrintedFigures(count_credit=4, count_debit=2)):
            found = certify(rows, printed)
            assert (found.kind, found.outcome, brief(found)) == ("count", "proven", [(1, 6, "count", "proven")])
        assert certify(rows, PrintedFigures(count_credit=4)).outcome == "unprovable"

    @pytest.mark.parametrize("names", [("sequence",), ("balance",), ("balance", "sequence")])
    def test_one_that_disagrees_names_how_many_rows_lack(self, names):
        rows = without(rows_of(SIX), *names)
        found = certify(rows, PrintedFigures(count=8))
        check_partition(found, rows)
        assert [each.where for each in found.breaks] == ["Tệp in 8 giao dịch, đọc được 6: thiếu 2 dòng"]
        assert certify(rows, PrintedFigures(count=8), [aside(9), aside(10)]).breaks == []
        assert [each.where for each in certify(rows, PrintedFigures(count_debit=1)).breaks] == [
            "Tệp in 1 giao dịch ghi nợ, đọc được 2: thừa 1 dòng"
        ]


class TestRejectedRows:
    def test_a_row_that_was_not_read_is_no_gap_but_leaves_the_list_partly_covered(self):
        rows = without(rows_of(SIX), "balance")
        left = rows[:2] + rows[3:]
        found = certify(left, PrintedFigures(), [aside(3, sequence=3)])
        assert (found.outcome, found.breaks, found.proven_rows, found.unread) == ("partly", [], 5, 1)
        assert "1 dòng để ngoài (dòng 3)" in found.why

    def test_a_cancelled_transfer_is_set_aside_and_said_to_be_by_its_own_word(self):
        rows = without(rows_of(SIX), "balance")
        found = certify(rows[:1] + rows[2:], PrintedFigures(), [aside(2, sequence=2, moved=0, code="status")])
        assert (found.outcome, found.breaks) == ("proven", [])
        assert (
            "1 dòng để ngoài vì không làm thay đổi số dư (dòng 2), theo chính dòng đó, không theo số dư nào."
            in found.why
        )

    def test_a_row_of_nothing_is_told_and_breaks_nothing(self):
        rows = wider(without(rows_of([500_000, 100_000]), "sequence"), 1)
        found = certify(rows, PrintedFigures(), [aside(2, moved=0, balance=rows[0].balance)])
        assert (found.outcome, found.breaks) == ("proven", [])
        assert "1 dòng để ngoài vì không làm thay đổi số dư (dòng 2)." in found.why

    @pytest.mark.parametrize("line", [0, 99])
    def test_one_outside_of_all_balances_leaves_the_file_partly_covered(self, line):
        rows = without(rows_of(SIX), "sequence")
        found = certify(rows, PrintedFigures(), [aside(line)])
        assert (found.outcome, found.unread, found.proven_rows) == ("partly", 1, 6)
        assert f"dòng {line}" in found.why
        assert found.closing == (None if line else rows[-1].balance)
        assert certify(rows, ends_of(rows), [aside(line)]).outcome == "proven"
        assert certify(rows, totals_of(rows), [aside(line)]).outcome == "proven"

    def test_its_balance_is_a_point(self):
        """The balance of row 3, which was not read, shows rows 4 to 6 to be right, and what row 3 moved."""
        rows = without(rows_of(SIX), "sequence")
        gone = rows[2]
        left = rows[:2] + rows[3:]
        for file, row in ((left, aside(3, balance=gone.balance)), (relined(left[::-1]), None)):
            if row is None:
                file = wider(file, 3)
                row = aside(4, balance=gone.balance)
            found = certify(file, PrintedFigures(), [row])
            check_partition(found, file)
            assert [each.missing for each in found.breaks] == [-300_000]
            assert found.proven_rows == 5

    def test_a_balance_on_the_last_row_counts_though_the_row_was_not_read(self):
        rows = without(rows_of(SIX), "balance", "sequence", keep={0})
        rows[0] = replace(rows[0], balance=OPENING + SIX[0])
        last = aside(7, balance=rows_of(SIX)[-1].balance, moved=0)
        assert certify(rows, PrintedFigures(), [last]).outcome == "proven"
        assert certify(rows, PrintedFigures(), [replace(last, balance=last.balance + 5)]).breaks[0].missing == 5

    def test_a_row_printed_twice_disturbs_no_chain(self):
        rows = without(rows_of(SIX), "sequence")
        for file in (rows, relined(rows[::-1])):
            twin = aside(3, moved=0, balance=file[1].balance, code="repeated")
            found = certify(wider(file, 2), PrintedFigures(opening=OPENING), [twin])
            assert (found.outcome, found.breaks) == ("proven", [])

    def test_rows_of_other_pages_are_placed_by_page(self):
        rows = [replace(row, page=1 + row.line // 4, line=row.line % 4) for row in without(rows_of(SIX), "sequence")]
        left = rows[:3] + rows[4:]
        found = certify(left, PrintedFigures(), [RejectedRow(0, "x", page=2)])
        assert "trang 2 dòng 0" in found.breaks[0].where
