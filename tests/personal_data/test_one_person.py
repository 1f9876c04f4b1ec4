"""What is kept about one person: found everywhere, handed out, erased by two persons; what must stay says why."""

import io
import json
from zipfile import ZipFile

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from psycopg import sql

from campaigns.models.honouree import Honouree
from frontportal.approval.models.proposed_change import ProposedChange
from frontportal.approval.proposals import propose
from frontportal.closed_lists.models import Reading
from frontportal.consents.models import Consent
from frontportal.personal_data import actions
from frontportal.personal_data.declared import personal_records
from frontportal.personal_data.finding import by_keys, find, why_not
from frontportal.personal_data.models import Deletion, ErasureRequest
from tests.campaigns.makers import make_honour
from tests.makers import make_consent, make_user
from tests.voters.makers import make_petition, make_petitioner
from tests.welfare.makers import MILLION, make_books, make_contribution, make_house, make_pair
from voters.models.feedback import Feedback
from voters.models.petitioner import Petitioner
from welfare.assistance.models.house import House
from welfare.assistance.models.household import Household
from welfare.ledger.models.contribution import Contribution

BACKEND = "django.contrib.auth.backends.ModelBackend"
NAME, PHONE = "Nguyễn Thị Được Quên", "0912 345 678"
LOOKUP = "admin:personal_data_erasurerequest_lookup"
ERASABLE = ["petitioners", "feedback-messages", "households", "consents", "honourees"]


@pytest.fixture
def officers(world):
    return [make_user(name, group="Cán bộ dữ liệu cá nhân") for name in ("du-lieu-1", "du-lieu-2")]


@pytest.fixture
def person(world, officers) -> dict:
    """One person in every kind of record, and somebody else beside."""
    maker, checker = make_pair()
    petition = make_petition(world.north)
    feedback = Feedback.objects.create(message=f"Tôi là {NAME}, số {PHONE}.")
    feedback.answer, feedback.state = "", "handling"
    feedback.save()
    household = Household.objects.create(code="ho-9", head=NAME, unit=world.north, group="poor", phone="0912345678")
    house = make_house(world.north, household=household)
    honouree = Honouree.objects.create(
        honour=make_honour(world.north),
        kind="person",
        name=NAME,
        deed="Giúp người",
        consent=make_consent(NAME, "honour"),
    )
    gift = make_contribution(
        make_books(), world.north, MILLION, by=maker, confirmed_by=checker, donor_name=NAME, donor_kind="person", publish_name=True
    )  # fmt: skip
    asked = make_petitioner(petition=petition, name=NAME, contact=PHONE)
    make_petitioner(petition=make_petition(world.north), name="Lê Văn Khác", contact="0987 654 321")
    return {
        "petition": petition,
        "feedback": feedback,
        "house": house,
        "gift": gift,
        "asked": asked,
        "honouree": honouree,
    }


def slugs(found) -> list[str]:
    return [each.held.slug for each in found]


def test_a_name_finds_every_kind_of_record(person, officers, django_assert_max_num_queries):
    with django_assert_max_num_queries(len(personal_records()) + 2):  # one for each kind, two about the officer
        found = slugs(find("nguyen thi  duoc QUÊN", officers[0]))
    assert sorted(found) == sorted([*ERASABLE, "consents", "donors"])


def test_a_text_that_has_the_words_apart_is_not_about_the_person(person, officers):
    Feedback.objects.create(message="Được biết cô Thị họ Nguyễn đã quên lời hứa.")
    Feedback.objects.create(message=f"Nhờ chuyển lời tới bà {NAME.upper()}, cảm ơn.")
    assert slugs(find(NAME, officers[0])).count("feedback-messages") == 2


def test_a_phone_finds_it_however_it_is_parted(person, officers):
    for typed in (PHONE, "0912.345.678", "912345678"):
        assert sorted(slugs(find(typed, officers[0]))) == ["feedback-messages", "households", "petitioners"]


def test_a_code_finds_its_record_alone(person, officers):
    assert slugs(find("HO-9", officers[0])) == ["households"]
    assert slugs(find(person["petition"].code, officers[0]))[:1] == ["petitioners"]


@pytest.mark.parametrize("typed", ["", "a", "%%%", "12345", "__ __", "đ đ"])
def test_what_would_find_everybody_is_refused(typed):
    assert why_not(typed) == "Hãy ghi họ tên, mã, hoặc ít nhất 6 chữ số của số điện thoại."


@pytest.mark.django_db
def test_words_are_no_pattern(person, officers):
    assert find("nguyen%quen", officers[0]) == [] and find("_______abc", officers[0]) == []


@pytest.mark.parametrize(
    "key", ["", "households", "households x", "households 99999999999999999999", "la 1", "staff 1 2"]
)
def test_a_key_of_nothing_is_left_out(person, officers, key):
    assert by_keys([key], officers[0]) == []


def test_two_persons_erase_it_and_what_counts_stays(person, officers):
    first, second = officers
    found = [each for each in find(NAME, first) if each.is_erasable]
    request = actions.propose(found, reference="Đơn ngày 02/11/2026", reason="Người ấy yêu cầu", by=first)
    with pytest.raises(ValidationError, match="khác người đề nghị"):
        actions.carry_out(request, by=first)
    assert actions.carry_out(request, by=second) == 6
    assert slugs(find(NAME, first)) == ["donors"]  # the books stay, and name nobody in public
    gift, house = Contribution.objects.get(), House.objects.get()
    assert (gift.donor_name, gift.public_donor, house.household) == (NAME, "Nhà hảo tâm", None)
    assert Feedback.objects.get().message == "(Đã xoá theo yêu cầu.)"
    assert set(Consent.objects.values_list("person", flat=True)) == {"Đã xoá"}
    assert Petitioner.objects.get().name == "Lê Văn Khác" and not Honouree.objects.exists()
    assert sorted(Deletion.objects.values_list("kind", flat=True)) == sorted([*ERASABLE, "consents"])
    with pytest.raises(ValidationError, match="đã được quyết định"):
        actions.carry_out(request, by=second)


def test_nothing_of_it_is_left_in_any_table_but_the_books(person, officers):
    first, second = officers
    propose(person["honouree"], {"deed": ["Giúp người", f"{NAME} giúp người"], "position": [0, 1]}, by=first)
    found = [each for each in find(NAME, first) if each.is_erasable]
    actions.carry_out(actions.propose(found, reference="Đơn", reason="Yêu cầu", by=first), by=second)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1")
        tables = [table for (table,) in cursor.fetchall()]
        left = []
        for table in tables:
            question = sql.SQL("SELECT count(*) FROM {} AS one WHERE one::text LIKE %s").format(sql.Identifier(table))
            cursor.execute(question, [f"%{NAME}%"])
            left += [table] if cursor.fetchone()[0] else []
    assert left == ["ledger_contribution", "ledger_historicalcontribution"]
    assert ProposedChange.objects.get().changes == {"deed": ["(đã xoá)", "(đã xoá)"], "position": [0, 1]}


def test_what_must_be_kept_is_refused_with_the_reason(person, officers):
    with pytest.raises(ValidationError, match="Luật Kế toán 2015, Điều 41"):
        actions.propose(find(NAME, officers[0]), reference="Đơn", reason="Yêu cầu", by=officers[0])
    assert not ErasureRequest.objects.exists()


def test_a_message_is_erased_by_a_request_only(person):
    with pytest.raises(DatabaseError, match="theo một yêu cầu đã xác nhận"), transaction.atomic():
        connection.cursor().execute("SELECT voters_erase_message(%s)", [person["feedback"].pk])


def test_a_refusal_says_why_and_erases_nothing(person, officers):
    found = [each for each in find(NAME, officers[0]) if each.is_erasable]
    request = actions.propose(found, reference="Đơn", reason="Yêu cầu", by=officers[0])
    with pytest.raises(ValidationError, match="vì sao không xoá"):
        actions.refuse(request, answer=" ", by=officers[1])
    actions.refuse(request, answer="Không đúng người", by=officers[1])
    assert Petitioner.objects.count() == 2 and not Deletion.objects.exists()
    with pytest.raises(DatabaseError, match="đã quyết định"), transaction.atomic():
        ErasureRequest.objects.update(state="proposed", decided_by=None, decided_at=None)


def test_the_officer_s_pages_from_look_up_to_erasing(client, person, officers):
    client.force_login(officers[0], backend=BACKEND)
    page = reverse(LOOKUP)
    html = client.post(page, {"words": NAME}).content.decode()
    assert html.count('name="chosen"') == 7 and "Luật Kế toán 2015, Điều 41" in html
    chosen = [each.key for each in find(NAME, officers[0])]
    file = client.post(page, {"words": NAME, "chosen": chosen, "hand_out": "1"})
    archive = ZipFile(io.BytesIO(file.content))
    content = json.loads(archive.read("du-lieu.json"))
    assert [each["noi_luu"] for each in content["ban_ghi"]].count("Sổ đồng ý") == 2
    sheet = openpyxl.load_workbook(io.BytesIO(archive.read("du-lieu.xlsx"))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    asked = next(row[:3] for row in rows if row[0] == "Người kiến nghị")
    assert asked == ["Người kiến nghị", "họ và tên", NAME]
    assert all(all(row) for row in rows)  # every line says what for, how long, and whether it can go
    erasable = [each.key for each in find(NAME, officers[0]) if each.is_erasable]
    given = {"words": NAME, "propose": "1", "reference": "Đơn ngày 02/11/2026", "reason": "Yêu cầu"}
    assert "không xoá được" in client.post(page, given | {"chosen": chosen}).content.decode()
    assert "Hãy chọn ít nhất một bản ghi" in client.post(page, given).content.decode()
    assert client.post(page, given | {"chosen": erasable}).status_code == 302
    request = ErasureRequest.objects.get()
    yes = reverse("admin:personal_data_erasurerequest_carry_out", args=[request.pk])
    client.post(yes)
    assert Petitioner.objects.count() == 2  # who proposed does not confirm
    client.force_login(officers[1], backend=BACKEND)
    assert NAME in client.get(yes).content.decode()
    client.post(yes)
    assert ErasureRequest.objects.get().state == "done" and Petitioner.objects.count() == 1
    assert set(Reading.objects.values_list("list_name", "kind")) >= {
        ("dữ liệu của một người", "search"), ("dữ liệu của một người", "export"),
    }  # fmt: skip
    assert NAME not in str(list(Reading.objects.values())) + str(list(ErasureRequest.objects.values()))


@pytest.mark.parametrize("role", ["Quản trị", "Lãnh đạo", "Kế toán", "Cán bộ xã"])
def test_nobody_else_looks_a_person_up(client, person, role):
    client.force_login(make_user("khac", group=role), backend=BACKEND)
    assert client.post(reverse(LOOKUP), {"words": NAME}).status_code == 403
