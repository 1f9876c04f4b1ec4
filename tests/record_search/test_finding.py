"""The search over all records: what is found, by whom, and what never is."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frontportal.record_search.declared import searched_records
from frontportal.record_search.finding import find
from frontportal.record_search.models import SearchEntry, Spelling
from tests.makers import make_user
from tests.voters.makers import make_meeting, make_petition, make_petitioner
from tests.welfare.makers import make_books, make_contribution, make_house
from voters.models.feedback import Feedback
from voters.models.petition import Petition
from welfare.assistance.models.household import Household

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def found(rf, world):
    """found(user, "words") → titles of the hits."""

    def search(user, words: str) -> list[str]:
        request = rf.get("/quan-tri/tim/")
        request.user = user
        return [hit.title for hit in find(request, words).hits]

    return search


@pytest.fixture
def editor(world):
    return make_user("bien-tap", group="Biên tập viên")


@pytest.fixture
def accountant(world):
    return make_user("ke-toan", group="Kế toán")


class TestWords:
    @pytest.mark.parametrize(
        "typed",
        [
            "KN-2023-001",
            "kn 2023 001",
            "kn2023001",
            "KN/2023/001",
            "cau tran",
            "cầu TRÀN",
            "tràn cầu",
            "cau tra",
            "sua cuu tran",
        ],
    )
    def test_a_petition_is_found_however_it_is_typed(self, found, editor, world, typed):
        make_petition(world.north, title="Sửa cầu tràn")
        make_petition(world.north, title="Làm đường", content="Đường hỏng.")
        assert found(editor, typed) == ["KN-2023-001: Sửa cầu tràn"]

    @pytest.mark.parametrize("typed", ["sau cau tran", "suaa cau tran", "sa cau tran", "suacau tran", "sua cau trna"])
    def test_one_typing_error_is_forgiven_and_told(self, rf, editor, world, typed):
        make_petition(world.north, title="Sửa cầu tràn")
        request = rf.get("/")
        request.user = editor
        finding = find(request, typed)
        assert ([hit.title for hit in finding.hits], finding.is_near) == (["KN-2023-001: Sửa cầu tràn"], True)

    @pytest.mark.parametrize("typed", ["suwar caauf tranf", "su7a3 ca6u2 tra2n", "caauf tranf"])
    def test_keys_that_no_program_turned_into_letters_are_read_at_no_more_queries(self, rf, editor, world, typed):
        make_petition(world.north, title="Sửa cầu tràn")
        request = rf.get("/")
        request.user = editor
        find(request, "cau")
        with CaptureQueriesContext(connection) as of_a_typo:
            find(request, "suaa cau tran")
        with CaptureQueriesContext(connection) as asked:
            finding = find(request, typed)
        (hit,) = finding.hits
        assert (finding.is_near, len(asked)) == (True, len(of_a_typo))
        assert "cầu tràn</mark>" in hit.marked_title

    def test_two_typing_errors_are_not(self, found, editor, world):
        make_petition(world.north, title="Nhựa hoá đường")
        assert found(editor, "nhaa duongg") == []

    @pytest.mark.parametrize(
        "typed", ["88.900.000", "88900000", "88,9 triệu", "88tr9", "88.900.000 đồng", "an 88.900.000"]
    )
    def test_an_amount_as_people_write_it(self, found, accountant, world, typed):
        books = make_books()
        for amount in (88_900_000, 88_900):
            make_contribution(books, world.north, amount, by=accountant, donor_name="Ông An")
        titles = found(accountant, typed)
        assert [title.rpartition(", ")[2] for title in titles] == ["88.900.000 đồng"]

    def test_codes_come_before_words(self, found, editor, world):
        make_petition(world.north, title="Xem lại KN-2023-002")
        make_petition(world.north, title="Việc khác")
        assert found(editor, "KN-2023-002")[0] == "KN-2023-002: Việc khác"

    def test_a_unit_of_that_name_comes_before_what_happened_there(self, found, editor, world):
        make_petition(world.north, title=f"Đường {world.north}")
        assert found(editor, str(world.north))[0] == str(world.north)

    @pytest.mark.parametrize(
        "typed",
        [
            "'",
            "''; DROP TABLE x; --",
            "a & b | !c",
            "x:*",
            "\\",
            "%_%",
            "(((",
            "<script>",
            "\0",
            "_",
            "!!",
            "🙂",
            "a" * 5000,
            "  ",
        ],
    )
    def test_nothing_typed_is_sql(self, found, editor, world, typed):
        assert found(editor, typed) == []

    def test_five_hundred_words_are_one_short_question(self, found, editor, world, django_assert_max_num_queries):
        make_petition(world.north, title="một hai ba bốn năm sáu bảy tám chín mười mười")
        with django_assert_max_num_queries(12):
            assert len(found(editor, "mot hai ba bon nam sau bay tam chin muoi " + "khac " * 490)) == 1


class TestRights:
    def test_a_clerk_finds_no_record_of_another_unit(self, found, world):
        clerk = make_user("can-bo", group="Cán bộ xã", unit=world.north)
        make_petition(world.north, title="Sửa cầu tràn")
        make_petition(world.south, title="Sửa cầu tràn")
        make_petitioner(petition=make_petition(world.south, title="Xin nước"), name="Lê Thị Kín")
        assert found(clerk, "cau tran") == ["KN-2023-001: Sửa cầu tràn"]
        assert found(clerk, "KN-2023-002") + found(clerk, "le thi kin") == []

    def test_without_a_posting_nothing_that_has_a_place_is_found(self, found, world):
        clerk = make_user("can-bo", group="Cán bộ xã")
        make_petition(world.north, title="Sửa cầu tràn")
        assert found(clerk, "cau tran") == []

    def test_only_who_may_read_households_finds_them(self, found, accountant, editor, world):
        area = world.north_areas[0]
        household = Household.objects.create(unit=area, head="Trần Thị Riêng", phone="0912.345.678", code="ho-1")
        make_house(area, household=household, code="nha-1")
        for typed in ("tran thi rieng", "5678", "345678", "0912 345 678"):
            assert found(accountant, typed) == ["Hộ ho-1"]
            assert found(editor, typed) == []

    def test_three_digits_are_no_telephone_number(self, found, accountant, world):
        Household.objects.create(unit=world.north_areas[0], head="Trần Thị Riêng", phone="0912345678", code="ho-1")
        assert found(accountant, "678") == []

    def test_petitioners_are_found_by_who_may_read_them(self, found, editor, world):
        officer = make_user("du-lieu", group="Cán bộ dữ liệu cá nhân")
        petitioner = make_petitioner(petition=make_petition(world.north))
        assert found(officer, "nguyen thi kin") == [str(petitioner)]
        assert found(officer, "5678") == [str(petitioner)]
        assert found(editor, "nguyen thi kin") + found(editor, "5678") == []

    def test_no_word_of_a_closed_list_stays(self, found, world):
        officer = make_user("du-lieu", group="Cán bộ dữ liệu cá nhân")
        petitioner = make_petitioner(petition=make_petition(world.north), name="Kristoffersen")
        assert found(officer, "kristoffersen") == [str(petitioner)]
        petitioner.delete()
        assert SearchEntry.objects.filter(name__contains="kristoffersen").count() == 0
        assert Spelling.objects.filter(word="kristoffersen").count() == 0

    def test_a_follow_code_is_not_found(self, found, editor, world):
        feedback = Feedback.objects.create(unit=world.merged, message="Đèn đường hỏng")
        assert found(editor, feedback.code) == []
        assert found(editor, "den duong hong") == [str(feedback)]


class TestPage:
    @pytest.fixture
    def desk(self, client, editor):
        client.force_login(editor, backend=BACKEND)
        return client

    @pytest.mark.parametrize("typed", ["bai vie", "baif viees"])
    def test_sections_of_the_sidebar_are_found_without_accents(self, desk, typed):
        page = desk.get(reverse("staff-search"), {"q": typed})
        assert [section["title"] for section in page.context["sections"]] == ["Bài viết", "Đánh giá bài viết"]
        assert reverse("admin:news_article_changelist") in page.content.decode()

    def test_it_says_when_nothing_is_found(self, desk):
        assert "Không tìm thấy “zzz”" in desk.get(reverse("staff-search"), {"q": "zzz"}).content.decode()

    def test_the_quick_list_is_a_part_of_a_page(self, desk, world):
        make_petition(world.north, title="Sửa <b>cầu</b> tràn")
        text = desk.get(reverse("staff-search"), {"q": "cau", "nhanh": "1"}).content.decode()
        assert "<html" not in text
        assert "Sửa &lt;b&gt;<mark>cầu</mark>&lt;/b&gt; tràn" in text

    def test_it_is_for_staff(self, client, db):
        assert client.get(reverse("staff-search"), {"q": "a"}).status_code == 302

    def test_it_asks_as_little_for_many(self, desk, world, django_assert_max_num_queries):
        for number in range(30):
            make_meeting(world.north, topic=f"Cầu {number}")
            make_petition(world.north, title=f"Cầu {number}")
        with django_assert_max_num_queries(45):
            assert len(desk.get(reverse("staff-search"), {"q": "cau"}).context["finding"].hits) == 60


class TestUpkeep:
    def test_every_kind_is_indexed_and_can_be_viewed_in_the_admin(self):
        registered = {model._meta.label_lower for model in admin.site._registry}
        assert set(searched_records()) - registered == set()
        assert len(searched_records()) > 25

    def test_writing_past_the_forms_is_noticed(self, found, editor, world):
        petition = make_petition(world.north, title="Sửa cầu tràn")
        Petition.objects.filter(pk=petition.pk).update(title="Xây trường học")
        assert (found(editor, "sua cau tran"), len(found(editor, "truong hoc"))) == ([], 1)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE voters_petition SET title = 'Kéo điện' WHERE id = %s", [petition.pk])
            assert len(found(editor, "keo dien")) == 1
            cursor.execute("DELETE FROM voters_petitionstep")
            cursor.execute("DELETE FROM voters_petition WHERE id = %s", [petition.pk])
        assert found(editor, "keo dien") == []

    def test_copy_is_noticed(self, found, editor, world):
        with (
            connection.cursor() as cursor,
            cursor.copy(
                "COPY voters_agency (name, level, active, folded, sort_name, created_at, updated_at) FROM STDIN"
            ) as copy,
        ):
            copy.write_row(["Sở Thử", "province", True, "", "", "2026-01-01", "2026-01-01"])
        assert found(editor, "so thu") == ["Sở Thử"]

    def test_what_is_renamed_is_found_by_its_new_name_everywhere(self, found, editor, world):
        make_petition(world.north, title="Sửa cầu tràn")
        type(world.north).objects.filter(pk=world.north.pk).update(name="Tên Mới")
        assert found(editor, "cau tran ten moi") == ["KN-2023-001: Sửa cầu tràn"]

    def test_an_unimportant_change_writes_nothing(self, editor, world):
        petition = make_petition(world.north)
        before = SearchEntry.objects.get(model="voters.petition").pk, row_version()
        petition.urgency = "urgent"
        petition.save()
        assert (SearchEntry.objects.get(model="voters.petition").pk, row_version()) == before


def row_version() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin::text || ctid::text FROM record_search_searchentry WHERE model = 'voters.petition'")
        return cursor.fetchone()[0]
