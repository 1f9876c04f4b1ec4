"""One line for several entries, one entry of several lines: never more than either, and each part undone by itself."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from frontportal.yearly.figures import registry
from tests.welfare.makers import MILLION
from tests.welfare.reconciliation.makers import make_appeal
from welfare.ledger import actions as entries
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.public.line_search.presentation import names_agreed
from welfare.reconciliation import actions
from welfare.reconciliation.models import Match
from welfare.reconciliation.querysets import (
    partly_matched_entries,
    unmatched_entries,
    unmatched_lines,
    with_amount_left,
)
from welfare.reconciliation.suggestions.amounts_left import Portion, amount_left, amounts_left
from welfare.statements.models.line import StatementLine


def refused(act, *args, **given) -> str:
    with pytest.raises(ValidationError) as caught:
        act(*args, **given)
    return " ".join(caught.value.messages)


def waiting() -> dict[int, int]:
    """What the list of waiting lines shows: key → đồng left."""
    return dict(with_amount_left(unmatched_lines(StatementLine.objects.all())).order_by("pk").values_list("pk", "left"))


class TestOneLineForSeveral:
    def test_a_part_leaves_the_rest_waiting(self, desk):
        line = desk.line(50 * MILLION)
        [match] = actions.split_line(line, [Portion(30 * MILLION, {"appeal": desk.appeal})], by=desk.maker)
        assert (match.amount, match.part, match.appeal) == (30 * MILLION, True, desk.appeal)
        assert (waiting(), amounts_left([line]), amount_left(line)) == (
            {line.pk: 20 * MILLION}, {line.pk: 20 * MILLION}, 20 * MILLION,
        )  # fmt: skip
        rest = actions.decide(line, unit=desk.world.north, by=desk.maker)
        assert (rest.amount, rest.part, waiting()) == (20 * MILLION, True, {})

    def test_thirty_for_an_appeal_and_twenty_for_a_commune_become_two_gifts(self, desk):
        line = desk.line(50 * MILLION, "CONG TY GOP SUC", counterparty="CONG TY GOP SUC")
        portions = [
            Portion(30 * MILLION, {"appeal": desk.appeal, "unit": desk.world.district}),
            Portion(20 * MILLION, {"unit": desk.world.south}),
        ]
        matches = actions.split_line(line, portions, by=desk.maker)
        gifts = [actions.create_entry(match, by=desk.maker).contribution for match in matches]
        for gift in gifts:
            entries.confirm(gift, by=desk.checker)
        found = Contribution.objects.confirmed().order_by("pk").values_list("amount", "unit", "appeal", "donor_name")
        assert list(found) == [
            (30 * MILLION, desk.world.district.pk, desk.appeal.pk, "CONG TY GOP SUC"),
            (20 * MILLION, desk.world.south.pk, None, "CONG TY GOP SUC"),
        ]
        assert waiting() == {}

    def test_one_debit_pays_three_disbursements(self, desk):
        payments = [desk.payment(amount * MILLION) for amount in (1, 2, 3)]
        line = desk.line(-6 * MILLION)
        actions.split_line(line, [Portion(p.amount, {"disbursement": p}) for p in payments], by=desk.maker)
        assert set(line.matches.values_list("disbursement", "amount")) == {(p.pk, p.amount) for p in payments}
        assert (waiting(), unmatched_entries(Disbursement.objects.all()).count()) == ({}, 0)

    def test_never_more_than_the_line(self, desk):
        line = desk.line(5 * MILLION)
        said = refused(actions.split_line, line, [Portion(3 * MILLION), Portion(2 * MILLION + 1)], by=desk.maker)
        assert said == "Các phần cộng được 5.000.001 đồng, dòng này chỉ còn 5.000.000 đồng chưa khớp."
        assert not Match.objects.exists()

    def test_what_was_seen_must_still_be_so(self, desk):
        line = desk.line(5 * MILLION)
        actions.split_line(line, [Portion(MILLION, {"unit": desk.world.north})], by=desk.maker, seen=5 * MILLION)
        said = refused(
            actions.split_line, line, [Portion(MILLION, {"unit": desk.world.north})], by=desk.checker, seen=5 * MILLION
        )
        assert said == "Dòng này vừa được người khác khớp hoặc bỏ khớp: nay còn 4.000.000 đồng chưa khớp."

    def test_a_part_that_is_neither_needs_its_reason(self, desk):
        line = desk.line(-5 * MILLION)
        assert "phải ghi lý do" in refused(actions.split_line, line, [Portion(11_000)], by=desk.maker)
        [match] = actions.split_line(line, [Portion(11_000, reason="Phí ngân hàng")], by=desk.maker)
        assert (match.named, waiting()) == ("không thuộc thu, chi của quỹ", {line.pk: 4_989_000})

    def test_the_same_entry_is_named_once(self, desk):
        payment, line = desk.payment(5 * MILLION), desk.line(-3 * MILLION)
        portion = Portion(MILLION, {"disbursement": payment})
        actions.split_line(line, [portion], by=desk.maker)
        assert "đã có một phần khớp với khoản đó" in refused(actions.split_line, line, [portion], by=desk.maker)


class TestOneEntryOfSeveral:
    def test_ninety_million_in_three_transfers(self, desk):
        payment = desk.payment(90 * MILLION)
        for transfer in (1, 2, 3):
            line = desk.line(-30 * MILLION)
            actions.split_line(line, [Portion(30 * MILLION, {"disbursement": payment})], by=desk.maker)
            assert amount_left(payment) == (3 - transfer) * 30 * MILLION
            assert partly_matched_entries(Disbursement.objects.all()).count() == (transfer < 3)
        assert waiting() == {}
        fourth = desk.line(-30 * MILLION)
        assert refused(actions.decide, fourth, disbursement=payment, by=desk.maker) == (
            "Khoản chi này đã khớp với một dòng khác."
        )

    def test_a_pledge_in_two_parts_keeps_its_appeal_until_the_last_is_undone(self, desk):
        gift = desk.gift(10 * MILLION)
        portion = {"contribution": gift, "appeal": desk.appeal}
        first, second = (
            actions.split_line(desk.line(5 * MILLION), [Portion(5 * MILLION, portion)], by=desk.maker)[0]
            for _ in range(2)
        )
        gift.refresh_from_db()
        assert (first.designated, second.designated, gift.appeal) == (True, False, desk.appeal)
        actions.undo(first, reason="Nhầm", by=desk.maker)
        gift.refresh_from_db()
        assert gift.appeal == desk.appeal
        actions.undo(second, reason="Nhầm", by=desk.maker)
        gift.refresh_from_db()
        assert gift.appeal is None

    def test_never_more_than_the_entry(self, desk):
        payment = desk.payment(5 * MILLION)
        actions.split_line(desk.line(-3 * MILLION), [Portion(3 * MILLION, {"disbursement": payment})], by=desk.maker)
        over = [Portion(3 * MILLION, {"disbursement": payment})]
        said = refused(actions.split_line, desk.line(-3 * MILLION), over, by=desk.maker)
        assert said == "Khoản chi này chỉ còn 2.000.000 đồng chưa khớp."

    def test_a_partly_matched_entry_keeps_its_amount(self, desk):
        gift = desk.gift(5 * MILLION, confirmed_by=None)
        actions.split_line(desk.line(MILLION), [Portion(MILLION, {"contribution": gift})], by=desk.maker)
        gift.amount += 1
        with pytest.raises(DatabaseError, match="Hãy bỏ khớp trước"), transaction.atomic():
            gift.save()


class TestUndo:
    def test_one_part_comes_back_and_the_others_stay(self, desk):
        line = desk.line(5 * MILLION)
        first, second = actions.split_line(
            line, [Portion(2 * MILLION, {"appeal": desk.appeal}), Portion(3 * MILLION, {"unit": desk.world.north})], by=desk.maker
        )  # fmt: skip
        actions.undo(first, reason="Nhầm đợt", by=desk.checker)
        assert waiting() == {line.pk: 2 * MILLION}
        assert list(line.matches.standing()) == [second]
        assert first.history.count() == 2
        again = actions.decide(line, unit=desk.world.south, by=desk.maker)
        assert (again.amount, waiting()) == (2 * MILLION, {})

    def test_the_draft_of_a_part_goes_with_it(self, desk):
        line = desk.line(5 * MILLION)
        matches = actions.split_line(
            line, [Portion(amount * MILLION, {"unit": desk.world.north}) for amount in (2, 3)], by=desk.maker
        )
        booked = [actions.create_entry(match, by=desk.maker) for match in matches]
        actions.undo(booked[0], reason="Nhầm", by=desk.maker)
        assert list(Contribution.objects.values_list("amount", flat=True)) == [3 * MILLION]
        assert waiting() == {line.pk: 2 * MILLION}

    def test_a_part_meets_the_gift_in_the_books(self, desk):
        line = desk.line(5 * MILLION)
        part, _ = actions.split_line(
            line, [Portion(2 * MILLION, {"unit": desk.world.north}), Portion(MILLION, {"unit": desk.world.south})], by=desk.maker
        )  # fmt: skip
        gift = desk.gift(2 * MILLION)
        linked = actions.link(part, by=desk.maker)
        assert (linked.contribution, linked.amount, linked.part) == (gift, 2 * MILLION, True)
        assert waiting() == {line.pk: 2 * MILLION}


INSERT = """
INSERT INTO reconciliation_match (line_id, amount, part, disbursement_id, created_entry, designated, decider, decided_at,
    decided_by_id, reason, undo_reason)
VALUES {rows}
"""


class TestTheDatabase:
    """Whatever writes to it, by hand too."""

    def insert(self, desk, *given) -> str:
        """The sentence with which rows of (line, amount, part, disbursement) are refused, or ""."""
        row = f"(%s, %s, %s, %s, false, false, 'person', now(), {desk.maker.pk}, 'tay', '')"
        sql = INSERT.format(rows=", ".join([row] * len(given)))
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql, [value for each in given for value in each])
        except DatabaseError as error:
            return error.__cause__.diag.message_primary
        return ""

    def test_holds_the_line(self, desk):
        line = desk.line(-5 * MILLION).pk
        assert self.insert(desk, (line, 3 * MILLION, True, None)) == ""
        said = "Dòng này chỉ còn 2.000.000 đồng chưa khớp."
        assert self.insert(desk, (line, 3 * MILLION, True, None)) == said
        assert self.insert(desk, (line, 2 * MILLION, True, None)) == ""
        assert self.insert(desk, (line, 1, True, None)) == "Dòng này vừa được khớp. Hãy bỏ khớp trước."

    def test_holds_the_line_within_one_statement(self, desk):
        line = desk.line(-5 * MILLION).pk
        said = "Các phần cộng lại vượt số tiền của dòng."
        assert self.insert(desk, (line, 3 * MILLION, True, None), (line, 2 * MILLION + 1, True, None)) == said

    def test_holds_the_entry(self, desk):
        payment = desk.payment(5 * MILLION).pk
        lines = [desk.line(-3 * MILLION).pk for _ in range(2)]
        assert self.insert(desk, (lines[0], 3 * MILLION, True, payment)) == ""
        said = "Khoản chi này chỉ còn 2.000.000 đồng chưa khớp."
        assert self.insert(desk, (lines[1], 3 * MILLION, True, payment)) == said
        assert self.insert(desk, (lines[1], 2 * MILLION, True, payment)) == ""

    @pytest.mark.parametrize("amount, part", [(5 * MILLION, True), (4 * MILLION, False)])
    def test_a_part_is_called_so_and_a_whole_is_not(self, desk, amount, part):
        said = "Số tiền khớp không đúng với dòng sao kê và khoản được chọn."
        assert self.insert(desk, (desk.line(-5 * MILLION).pk, amount, part, None)) == said

    @pytest.mark.parametrize("amount", [0, -1])
    def test_a_part_is_something(self, desk, amount):
        assert "reconciliation_match_amount_positive" in self.insert(
            desk, (desk.line(-5 * MILLION).pk, amount, True, None)
        )

    def test_an_amount_never_changes(self, desk):
        actions.decide(desk.line(-5 * MILLION), reason="Phí", by=desk.maker)
        for column in ("amount = 1", "part = true"):
            with pytest.raises(DatabaseError, match="khớp lại"), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"UPDATE reconciliation_match SET {column}")  # noqa: S608


def values() -> dict:
    return {slug: figure.value(2023) for slug, figure in registry.items()}


def test_figures_are_of_entries_alone(desk):
    """Matching and dividing lines moves no figure: what counts is in the books, once."""
    gift, payment = desk.gift(5 * MILLION), desk.payment(4 * MILLION)
    lines = [desk.line(3 * MILLION), desk.line(9 * MILLION), desk.line(-4 * MILLION)]
    before = values()
    actions.split_line(lines[0], [Portion(3 * MILLION, {"contribution": gift})], by=desk.maker)
    portions = [
        Portion(2 * MILLION, {"contribution": gift}),
        Portion(7 * MILLION, {"appeal": make_appeal(desk.books, "LUT2023")}),
    ]
    actions.split_line(lines[1], portions, by=desk.maker)
    actions.split_line(lines[2], [Portion(MILLION, {"disbursement": payment})], by=desk.maker)
    assert values() == before


def test_a_line_names_its_giver_in_public_only_when_all_of_it_may_be_named(desk):
    """The name beside the amount of a line would tell of what was given without a name."""
    named, hidden = (
        desk.gift(MILLION, donor_name="Trường Mẫu", publish_name=publish) for publish in (True, False)
    )  # fmt: skip
    more = desk.gift(MILLION, donor_name="Trường Mẫu", publish_name=True)
    lines = [desk.line(2 * MILLION) for _ in range(3)]
    whole = desk.line(MILLION)
    actions.split_line(lines[0], [Portion(MILLION, {"contribution": gift}) for gift in (named, hidden)], by=desk.maker)
    assert names_agreed(lines) == {}
    actions.split_line(lines[1], [Portion(MILLION, {"contribution": more})], by=desk.maker)
    assert names_agreed(lines) == {}
    both = [desk.gift(MILLION, donor_name=name, publish_name=True) for name in ("Trường Mẫu", "Lê Mẫu")]
    actions.split_line(lines[2], [Portion(MILLION, {"contribution": gift}) for gift in both], by=desk.maker)
    actions.decide(whole, contribution=desk.gift(MILLION, donor_name="Cơ sở Mẫu", publish_name=True), by=desk.maker)
    assert names_agreed([*lines, whole]) == {
        lines[2].pk: {("truong", "mau"), ("le", "mau")}, whole.pk: {("co", "so", "mau")},
    }  # fmt: skip
