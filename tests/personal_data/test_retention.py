"""How long personal data is kept: rules by day, what goes at night, the journal, the preview, the public page."""

from datetime import date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as some

from frontportal.consents.models import Consent
from frontportal.personal_data.declared import personal_records, retentions
from frontportal.personal_data.models import Deletion, RetentionRule
from frontportal.personal_data.nightly import erase_due
from frontportal.personal_data.retention import due
from tests.makers import make_consent, make_user
from tests.voters.makers import SECRET, make_petition, make_petitioner
from tests.welfare.makers import make_house
from voters.models.feedback import Feedback
from voters.models.petitioner import Petitioner
from voters.workflow import State
from welfare.assistance.models.household import Household

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def today() -> date:
    return timezone.localdate()


def months_ago(months: int, days: int = 0) -> datetime:
    """Noon of the day on which so many months are over today, or `days` earlier."""
    day = RetentionRule(months=months).last_day_kept_from(timezone.localdate()) - timedelta(days=days)
    return timezone.make_aware(datetime(day.year, day.month, day.day, 12))


@pytest.fixture
def old(world) -> dict:
    """Of each kind one record whose time is over today, and one that has a day left."""
    kept, gone = {}, {}
    for found, spare in ((gone, 0), (kept, -1)):
        petition = make_petition(world.north, state=State.WITHDRAWN)
        petition.steps.create(from_state="received", to_state="withdrawn", at=months_ago(12, spare), note="Rút")
        found["petitioners"] = make_petitioner(petition=petition)
        answered = {"state": "answered", "answer": "Đã xem.", "answered_at": months_ago(6, spare)}
        found["feedback-senders"] = make_petitioner(feedback=Feedback.objects.create(message="Chào", **answered))
        consent = make_consent(
            "Lê Mẫu",
            "honour",
            withdrawn_at=months_ago(24, spare),
            withdrawn_by=make_user(f"dl-{spare}"),
            withdrawal="Đơn",
        )
        found["consents"] = consent
        never = Household.objects.create(code=f"ho-{spare}", head="Lê Thị Hộ", unit=world.north, group="poor")
        Household.objects.filter(pk=never.pk).update(updated_at=months_ago(24, spare))
        found["households"] = never
    return {"kept": kept, "gone": gone}


@pytest.mark.django_db
def test_at_night_goes_what_is_due_and_each_is_written_down(old):
    make_petitioner(petition=make_petition(old["kept"]["households"].unit, state=State.FORWARDED))  # open: it stays
    gone, kept = old["gone"], old["kept"]
    assert erase_due() == "đã xoá 4 bản ghi hết thời hạn lưu giữ."
    assert erase_due() == "đã xoá 0 bản ghi hết thời hạn lưu giữ."
    assert sorted(Deletion.objects.values_list("kind", "record_key", "reason")) == [
        ("consents", gone["consents"].pk, "Hết thời hạn lưu giữ 2 năm kể từ ngày rút đồng ý."),
        ("feedback-senders", gone["feedback-senders"].pk,
            "Hết thời hạn lưu giữ 6 tháng kể từ ngày góp ý được trả lời hoặc khép lại."),
        ("households", gone["households"].pk, "Hết thời hạn lưu giữ 2 năm kể từ lần ghi sau cùng."),
        ("petitioners", gone["petitioners"].pk,
            "Hết thời hạn lưu giữ 12 tháng kể từ ngày kiến nghị kết thúc, gộp, tách, rút hoặc bị trả lại."),
    ]  # fmt: skip
    assert Petitioner.objects.count() == 3 and Household.objects.get() == kept["households"]
    assert sorted(Consent.objects.values_list("person", flat=True)) == ["Lê Mẫu", "Đã xoá"]


@pytest.mark.django_db
@pytest.mark.parametrize(("link", "state"), [("split_from", State.SPLIT), ("merged_into", State.MERGED)])
def test_who_asked_waits_while_a_part_or_the_other_petition_is_open(world, link, state):
    other = make_petition(world.north, state=State.FORWARDED)
    given = {"merged_into": other} if link == "merged_into" else {}
    asked = make_petition(world.north, state=state, **given)
    asked.steps.create(from_state="classified", to_state=state, at=months_ago(30), note="Gộp, tách")
    petitioner = make_petitioner(petition=asked)
    found = next(each for each in due() if each.retention.slug == "petitioners")
    assert list(found.records) == []
    waiting = asked.split_into.all() if link == "split_from" else type(other).objects.filter(pk=other.pk)
    waiting.update(state=State.REJECTED)
    assert list(found.retention.ended(found.ended_by)) == [petitioner]


@pytest.mark.django_db
def test_a_household_is_kept_with_the_books_of_its_last_help(world, today):
    last = today.year - 11
    for code, year in (("cu", last), ("moi", last + 1)):
        household = Household.objects.create(code=code, head="Lê Thị Hộ", unit=world.north, group="poor")
        make_house(world.north, code=f"nha-{code}", year=year, household=household)
    Household.objects.update(updated_at=months_ago(600))
    assert [each.records.count() for each in due(date(today.year, 12, 30)) if each.held.slug == "households"] == [1, 0]
    assert [each.records.count() for each in due(date(today.year, 12, 31)) if each.held.slug == "households"] == [2, 0]


@pytest.mark.django_db
def test_rules_take_turns_by_day_and_without_one_nothing_goes(old, today):
    RetentionRule.objects.create(kind="petitioners", months=36, since=today, basis="Quyết định 5")
    RetentionRule.objects.exclude(kind="petitioners").delete()
    found = {each.retention.slug: each for each in due()}
    assert found["petitioners"].rule.months == 36 and not found["petitioners"].records.exists()
    assert found["feedback-senders"].rule is None
    yesterday = {each.retention.slug: each for each in due(today - timedelta(days=1))}
    assert yesterday["petitioners"].rule.months == 12
    assert erase_due() == "đã xoá 0 bản ghi hết thời hạn lưu giữ."


@pytest.mark.django_db
@pytest.mark.parametrize("act", ["update", "delete", "truncate"])
def test_the_journal_stays(old, act):
    erase_due()
    with pytest.raises(DatabaseError, match="không sửa, không xoá được"), transaction.atomic():
        if act == "truncate":
            connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE personal_data_deletion")
        else:
            Deletion.objects.update(reason="x") if act == "update" else Deletion.objects.all().delete()
    assert Deletion.objects.count() == 4


@pytest.mark.django_db
def test_the_officer_sees_beforehand_what_goes_and_nobody_is_named(client, old):
    client.force_login(make_user("can-bo-dl", group="Cán bộ dữ liệu cá nhân"), backend=BACKEND)
    page = reverse("admin:personal_data_retentionrule_tonight")
    html = client.get(page).content.decode()
    found = BeautifulSoup(html, "lxml")
    heads = [" ".join(each.text.split()) for each in found.select("#content h2, main h2, section h2")]
    assert "Người kiến nghị: 1 bản ghi" in heads and "Hộ đã được hỗ trợ: 0 bản ghi" in heads
    assert str(old["gone"]["petitioners"]) in html and str(old["kept"]["petitioners"]) not in html
    assert SECRET not in html and "Lê Thị Hộ" not in html
    assert Petitioner.objects.count() == 4
    client.force_login(make_user("qt", group="Quản trị"), backend=BACKEND)
    assert client.get(page).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "field"),
    [({"kind": "khong-co"}, "kind"), ({"months": 0}, "__all__"), ({"months": 601}, "__all__"), ({"basis": ""}, "basis"),
        ({"since": date(2026, 1, 1)}, "__all__")],
)  # fmt: skip
def test_what_is_no_rule_is_refused(given, field):
    rule = RetentionRule(
        **{"kind": "petitioners", "months": 12, "since": date(2026, 6, 1), "basis": "Quyết định"} | given
    )
    with pytest.raises(ValidationError) as error:
        rule.full_clean()
    assert list(error.value.message_dict) == [field]


@given(day=some.dates(date(2026, 1, 1), date(2100, 12, 31)), months=some.integers(1, 600))
def test_months_back_is_the_same_day_or_the_last_of_its_month(day, months):
    back = RetentionRule(months=months).last_day_kept_from(day)
    assert (day.year * 12 + day.month) - (back.year * 12 + back.month) == months
    assert back.day == day.day or (back.day < day.day and (back + timedelta(days=1)).day == 1)


def test_what_rooms_declare_is_whole():
    """Each says what for and for how long, and either how it is erased or why it is kept."""
    for each in personal_records().values():
        assert each.what and each.purpose and each.fields and (each.names or each.texts), each.slug
        assert bool(each.erase) != bool(each.kept_because), each.slug
        assert each.retentions or each.kept_for, each.slug
        assert all(one.slug in retentions() for one in each.retentions)


@pytest.mark.django_db
def test_the_public_reads_how_long_from_the_rules(django_assert_max_num_queries, today):
    def page() -> BeautifulSoup:
        return BeautifulSoup(Client().get("/du-lieu-ca-nhan/").content, "lxml")

    assert "12 tháng kể từ ngày kiến nghị kết thúc" in page().main.text
    assert "10 năm kể từ cuối năm được hỗ trợ lần sau cùng" in page().main.text
    RetentionRule.objects.create(kind="petitioners", months=18, since=today, basis="Quyết định 5/QĐ")
    with django_assert_max_num_queries(8):
        found = page()
    assert "18 tháng kể từ ngày kiến nghị kết thúc" in found.main.text and "Quyết định 5/QĐ" in found.main.text
    assert len(found.main.find("tbody").find_all("tr")) == len(personal_records())
    assert found.footer.find("a", href="/du-lieu-ca-nhan/")
    assert "/du-lieu-ca-nhan/" in Client().get("/sitemap.xml").content.decode()
