"""People decide, undo, and make entries of lines; nothing counts twice."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from tests.welfare.makers import MILLION, make_contribution
from welfare.audit import history
from welfare.ledger import actions as entries
from welfare.ledger.models.contribution import Contribution
from welfare.reconciliation import actions
from welfare.reconciliation.models import Match
from welfare.reconciliation.querysets import unmatched_entries, unmatched_lines
from welfare.reconciliation.suggestions.amounts_left import Portion
from welfare.statements.models.line import StatementLine


def refused(act, *args, **given) -> str:
    with pytest.raises(ValidationError) as caught:
        act(*args, **given)
    return " ".join(caught.value.messages)


def waiting() -> set[int]:
    return set(unmatched_lines(StatementLine.objects.all()).values_list("pk", flat=True))


class TestDecide:
    def test_a_line_is_an_entry_and_its_appeal_follows(self, desk):
        gift, line = desk.gift(MILLION), desk.line(MILLION)
        match = actions.decide(line, contribution=gift, appeal=desk.appeal, reason=" Biên nhận ", by=desk.maker)
        gift.refresh_from_db()
        assert (gift.appeal, match.reason, match.decided_by, waiting()) == (desk.appeal, "Biên nhận", desk.maker, set())
        assert Contribution.objects.confirmed().total() == MILLION

    def test_once(self, desk):
        line = desk.line(MILLION)
        actions.decide(line, unit=desk.world.north, by=desk.maker)
        assert (
            refused(actions.decide, line, unit=desk.world.south, by=desk.maker)
            == "Dòng này vừa được khớp. Hãy bỏ khớp trước."
        )

    def test_an_entry_is_one_line(self, desk):
        gift = desk.gift(MILLION)
        actions.decide(desk.line(MILLION), contribution=gift, by=desk.maker)
        said = refused(actions.decide, desk.line(MILLION), contribution=gift, by=desk.maker)
        assert said == "Khoản ủng hộ này đã khớp với một dòng khác."

    def test_line_and_entry_fit(self, desk):
        gift, payment = desk.gift(MILLION), desk.payment(MILLION)
        assert "cùng số tiền" in refused(actions.decide, desk.line(MILLION + 1), contribution=gift, by=desk.maker)
        assert "chỉ khớp với khoản chi" in refused(
            actions.decide, desk.line(-MILLION), contribution=gift, by=desk.maker
        )
        assert "chỉ khớp với khoản ủng hộ" in refused(
            actions.decide, desk.line(MILLION), disbursement=payment, by=desk.maker
        )
        assert actions.decide(desk.line(-MILLION), disbursement=payment, by=desk.maker).stands

    def test_money_that_is_neither_needs_a_reason(self, desk):
        assert "phải ghi lý do" in refused(actions.decide, desk.line(-11_000), by=desk.maker)
        assert (
            actions.decide(desk.line(-11_000), reason="Phí ngân hàng", by=desk.maker).named
            == "không thuộc thu, chi của quỹ"
        )

    def test_many_at_once(self, desk):
        lines = [desk.line(MILLION) for _ in range(3)]
        actions.split_line(lines[1], [Portion(400_000, {"unit": desk.world.north})], by=desk.maker)
        asked = StatementLine.objects.filter(credit=MILLION).order_by("-day")
        assert actions.decide_many(asked, appeal=desk.appeal, by=desk.checker, reason=" Cùng đợt ") == 3
        assert waiting() == set()
        made = Match.objects.filter(appeal=desk.appeal).order_by("line")
        assert list(made.values_list("line", "amount", "part")) == [
            (lines[0].pk, MILLION, False), (lines[1].pk, 600_000, True), (lines[2].pk, MILLION, False),
        ]  # fmt: skip
        for match in made:
            [version] = match.history.all()
            assert (version.history_type, version.history_user, version.instance) == ("+", desk.checker, match)
            assert (match.reason, match.decided_by, match.decider) == ("Cùng đợt", desk.checker, "person")
        assert not list(history.findings(Match, "match"))

    def test_many_leave_alone_what_is_matched_already(self, desk):
        lines = [desk.line(MILLION) for _ in range(3)]
        actions.decide(lines[1], unit=desk.world.north, by=desk.maker)
        assert actions.decide_many(StatementLine.objects.all(), appeal=desk.appeal, by=desk.maker) == 2
        assert lines[1].matches.get().unit == desk.world.north

    def test_many_or_none(self, desk):
        desk.line(MILLION), desk.line(-MILLION)
        said = refused(actions.decide_many, StatementLine.objects.all(), appeal=desk.appeal, by=desk.maker)
        assert (said, Match.objects.count()) == ("Dòng ghi nợ chỉ khớp với khoản chi.", 0)
        assert "Hãy chọn" in refused(actions.decide_many, StatementLine.objects.all(), by=desk.maker)


class TestUndo:
    def test_the_line_waits_again_and_the_decision_stays_on_record(self, desk):
        gift, line = desk.gift(MILLION), desk.line(MILLION)
        match = actions.decide(line, contribution=gift, appeal=desk.appeal, by=desk.maker)
        actions.undo(match, reason="Nhầm người", by=desk.checker)
        match.refresh_from_db(), gift.refresh_from_db()
        assert (match.stands, match.undone_by, match.contribution, gift.appeal) == (False, desk.checker, gift, None)
        assert (waiting(), match.history.count()) == ({line.pk}, 2)
        assert actions.decide(line, contribution=gift, by=desk.maker).stands

    def test_keeps_an_appeal_that_the_gift_had_before(self, desk):
        gift = desk.gift(MILLION, appeal=desk.appeal)
        actions.undo(
            actions.decide(desk.line(MILLION), contribution=gift, appeal=desk.appeal, by=desk.maker),
            reason="Nhầm",
            by=desk.maker,
        )
        gift.refresh_from_db()
        assert gift.appeal == desk.appeal

    def test_needs_a_reason_and_happens_once(self, desk):
        match = actions.decide(desk.line(MILLION), unit=desk.world.north, by=desk.maker)
        assert refused(actions.undo, match, reason=" ", by=desk.maker) == "Hãy ghi lý do bỏ khớp."
        actions.undo(match, reason="Nhầm", by=desk.maker)
        assert refused(actions.undo, match, reason="Nhầm", by=desk.maker) == "Dòng này đã được bỏ khớp."


class TestBook:
    @pytest.fixture
    def match(self, desk):
        line = desk.line(MILLION, "BACMAU ung ho", counterparty="TRUONG MAU")
        return actions.decide(line, unit=desk.world.north, appeal=desk.appeal, by=desk.maker)

    def test_a_line_becomes_a_draft_that_a_second_person_confirms(self, desk, match):
        booked = actions.create_entry(match, by=desk.maker)
        gift = booked.contribution
        assert (gift.state, gift.amount, gift.date, gift.unit) == ("draft", MILLION, match.line.day, desk.world.north)
        assert (gift.appeal, gift.donor_name, gift.publish_name, gift.channel) == (
            desk.appeal,
            "TRUONG MAU",
            False,
            "transfer",
        )
        assert Contribution.objects.confirmed().total() == 0
        with pytest.raises(ValidationError, match="khác người lập"):
            entries.confirm(gift, by=desk.maker)
        entries.confirm(gift, by=desk.checker)
        assert Contribution.objects.confirmed().total() == MILLION
        assert waiting() == set()

    def test_once(self, desk, match):
        booked = actions.create_entry(match, by=desk.maker)
        for each in (match, booked):
            assert "đã có khoản ủng hộ" in refused(actions.create_entry, each, by=desk.maker)

    def test_not_beside_an_entry_written_by_hand(self, desk, match):
        gift = make_contribution(desk.books, desk.world.north, MILLION, by=desk.maker)
        said = refused(actions.create_entry, match, by=desk.maker)
        assert said.startswith("Sổ đã có khoản cùng ngày, cùng số tiền chưa khớp: Phiếu thu chưa có số")
        assert actions.create_entry(match, override_reason="Hai người cùng chuyển", by=desk.maker).contribution != gift

    def test_somebody_is_credited(self, desk):
        match = actions.decide(desk.line(MILLION), appeal=desk.appeal, by=desk.maker)
        assert refused(actions.create_entry, match, by=desk.maker) == "Hãy chọn đơn vị được ghi nhận khoản ủng hộ."
        assert (
            actions.create_entry(match, unit=desk.world.district, by=desk.maker).contribution.unit
            == desk.world.district
        )

    def test_undoing_takes_the_draft_away(self, desk, match):
        booked = actions.create_entry(match, by=desk.maker)
        actions.undo(booked, reason="Nhầm", by=desk.maker)
        assert not Contribution.objects.exists()
        assert waiting() == {match.line_id}

    def test_undoing_leaves_what_is_confirmed(self, desk, match):
        booked = actions.create_entry(match, by=desk.maker)
        entries.confirm(booked.contribution, by=desk.checker)
        booked.refresh_from_db()
        actions.undo(booked, reason="Nhầm", by=desk.maker)
        assert Contribution.objects.confirmed().total() == MILLION
        again = actions.decide(match.line, unit=desk.world.north, by=desk.maker)
        assert "Sổ đã có khoản" in refused(actions.create_entry, again, by=desk.maker)

    def test_a_matched_draft_is_not_deleted_or_changed_behind_its_line(self, desk, match):
        gift = actions.create_entry(match, by=desk.maker).contribution
        gift.amount += 1
        with pytest.raises(DatabaseError, match="Hãy bỏ khớp trước"), transaction.atomic():
            gift.save()
        with pytest.raises(DatabaseError), transaction.atomic():
            gift.delete()

    def test_of_a_year_without_books(self, desk):
        from datetime import date

        match = actions.decide(desk.line(MILLION, day=date(2024, 2, 1)), unit=desk.world.north, by=desk.maker)
        assert "chưa mở sổ năm 2024" in refused(actions.create_entry, match, by=desk.maker)


class TestLink:
    def test_a_matched_line_meets_the_gift_in_the_books(self, desk):
        match = actions.decide(desk.line(MILLION, "BACMAU"), unit=desk.world.north, appeal=desk.appeal, by=desk.maker)
        assert "Sổ không có khoản nào" in refused(actions.link, match, by=desk.maker)
        desk.gift(MILLION, desk.world.south)
        gift = desk.gift(MILLION)
        linked = actions.link(match, by=desk.checker)
        gift.refresh_from_db()
        assert (linked.contribution, linked.unit, gift.appeal) == (gift, desk.world.north, desk.appeal)
        assert "đã có khoản ủng hộ" in refused(actions.link, linked, by=desk.maker)

    def test_not_where_several_could_be_it(self, desk):
        match = actions.decide(desk.line(MILLION, "BACMAU"), unit=desk.world.north, by=desk.maker)
        desk.gift(MILLION), desk.gift(MILLION)
        assert "Có 2 khoản có thể là dòng này" in refused(actions.link, match, by=desk.maker)


class TestDecisionsStay:
    @pytest.mark.parametrize(
        "sql",
        [
            "UPDATE reconciliation_match SET reason = 'x'",
            "UPDATE reconciliation_match SET unit_id = NULL, appeal_id = NULL",
            "DELETE FROM reconciliation_match",
            "TRUNCATE reconciliation_match",
            "UPDATE reconciliation_match SET undone_at = now(), undone_by_id = decided_by_id, undo_reason = 'x', reason = 'y'",
        ],
    )
    def test_the_database_refuses_every_other_change(self, desk, sql):
        actions.decide(desk.line(MILLION), unit=desk.world.north, appeal=desk.appeal, by=desk.maker)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            with pytest.raises(DatabaseError, match="Hãy bỏ khớp rồi khớp lại"), transaction.atomic():
                cursor.execute(sql)

    def test_an_undone_decision_stays_undone(self, desk):
        match = actions.decide(desk.line(MILLION), unit=desk.world.north, by=desk.maker)
        actions.undo(match, reason="Nhầm", by=desk.maker)
        again = "UPDATE reconciliation_match SET undone_at = NULL, undone_by_id = NULL, undo_reason = ''"
        with connection.cursor() as cursor, pytest.raises(DatabaseError, match="khớp lại"), transaction.atomic():
            cursor.execute(again)


def test_a_reversed_entry_leaves_its_line_to_be_looked_at(desk):
    gift = desk.gift(MILLION)
    match = actions.decide(desk.line(MILLION), contribution=gift, by=desk.maker)
    entries.confirm(entries.reverse(gift, reason="Nhầm năm", by=desk.maker), by=desk.checker)
    assert list(Match.objects.with_reversed_entry()) == [match]
    assert not unmatched_entries(Contribution.objects.all()).exists()
