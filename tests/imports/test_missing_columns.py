"""Columns that a sheet lacks because to its office they go without saying: asked once for all rows, never guessed."""

import pytest
from django.utils import timezone

from campaigns.models.recognition import Recognition
from campaigns.models.unity_day import UnityDay
from frontportal.imports.sheet_pages import TOO_LATE
from tests.imports.pages import asked_again, confirm, press, refusals, said, totals, upload, waiting, workbook
from tests.imports.titles_sheet import LABEL, LEVEL
from tests.makers import make_user
from tests.voters.makers import make_agency, make_meeting, make_petition
from tests.welfare.makers import make_books
from voters.models.petition import Petition
from voters.models.supervision import Supervision
from welfare.ledger.models.contribution import Contribution

pytestmark = pytest.mark.usefixtures("own_folder")
DAYS = "campaigns.unityday"
HEADERS = ["TT", "Khu dân cư", "Ngày tổ chức", "Phần lễ", "Số lượt người dự"]
ROWS = [[1, "bac-mau-1", "18/11/2023", "có", 90], [2, "bac-mau-2", "18/11/2023", "có", 70]]
YEAR = "Hãy cho biết “Năm” của các dòng trong tệp."


def asked(page) -> list:
    return waiting(page).report["questions"].get("missing", [])


@pytest.mark.usefixtures("editor")
class TestYear:
    def test_is_asked_for_and_given_to_every_row(self, client):
        page = upload(client, DAYS, workbook(HEADERS, *ROWS))
        assert asked(page) == [["year", "Năm", ""]]
        assert asked_again(press(client, page, "answer", value_year="")) == [YEAR]
        again = press(client, page, "answer", value_year="hai nghìn")
        assert asked_again(again) == ["“Năm”: “hai nghìn” không phải là số."]
        page = press(client, page, "answer", value_year="2023")
        assert (refusals(page), totals(page)) == ([], {"new": 2})
        assert "Tệp không có cột “Năm”: mọi dòng được ghi “2023” như đã trả lời." in page.content.decode()
        confirm(client, page)
        assert set(UnityDay.objects.values_list("unit__code", "year")) == {("bac-mau-1", 2023), ("bac-mau-2", 2023)}

    @pytest.mark.parametrize(
        ("title", "suggested"),
        [
            ("KẾT QUẢ NGÀY HỘI ĐẠI ĐOÀN KẾT NĂM 2023", "2023"),
            ("Lâm Hà, ngày 5 tháng 12 năm 2024. KẾT QUẢ NGÀY HỘI NĂM 2023", "2023"),
            ("Kết quả năm 2023 và kế hoạch năm 2024", ""),
            ("Biểu 2023", ""),
        ],
    )
    def test_of_the_title_is_offered_where_it_is_one(self, client, title, suggested):
        page = upload(client, DAYS, workbook([title], [], HEADERS, *ROWS))
        assert asked(page) == [["year", "Năm", suggested]]
        assert [field.initial for field in page.context["answers"].fields.values()] == [suggested]

    def test_the_same_sheet_twice_adds_nothing(self, client):
        for expected in ({"new": 2}, {"skip": 2}):
            page = press(client, upload(client, DAYS, workbook(HEADERS, *ROWS)), "answer", value_year="2023")
            assert totals(page) == expected
            confirm(client, page)


@pytest.mark.usefixtures("editor")
def test_what_a_column_allows_is_chosen_from(client):
    page = upload(
        client,
        LABEL,
        workbook(["Khu dân cư", "Năm", "Số quyết định", "Ngày quyết định"], ["bac-mau-1", 2023, "12/QĐ", "18/11/2023"]),
    )
    assert asked(page) == [["title", "Danh hiệu", ""]]
    assert asked_again(press(client, page, "answer", value_title="Rất tốt")) == [
        "Hãy cho biết “Danh hiệu” của các dòng trong tệp."
    ]
    page = press(client, page, "answer", value_title=LEVEL)
    assert totals(page) == {"new": 1}
    confirm(client, page)
    assert Recognition.objects.get().get_title_display() == LEVEL


@pytest.mark.usefixtures("editor")
def test_an_open_header_comes_first_and_may_be_the_column(client):
    rows = [["bac-mau-1", 2023, "18/11/2023"]]
    page = upload(client, DAYS, workbook(["Khu dân cư", "Mùa Ngày hội", "Ngày tổ chức"], *rows))
    assert (asked(page), [header["text"] for header in waiting(page).report["questions"]["headers"]]) == (
        [],
        ["Mùa Ngày hội"],
    )
    assert asked(press(client, page, "answer", header_0="-")) == [["year", "Năm", ""]]
    page = press(
        client,
        upload(client, DAYS, workbook(["Khu dân cư", "Mùa Ngày hội", "Ngày tổ chức"], *rows)),
        "answer",
        header_0="year",
    )
    assert (asked(page), totals(page)) == ([], {"new": 1})


@pytest.mark.usefixtures("editor")
def test_a_list_of_another_kind_is_refused(client):
    page = upload(client, DAYS, workbook(["Ngày tổ chức", "Số lượt người dự"], ["18/11/2023", 90]))
    assert (asked(page), refusals(page)) == ([], ["Thiếu cột “Khu dân cư”, “Năm”. Hãy dùng tệp mẫu."])


@pytest.mark.usefixtures("editor")
def test_what_was_answered_stays_where_one_answer_is_refused(client):
    headers, row = ["Khu dân cư", "Năm", "Mùa Ngày hội", "Cột lạ"], ["bac-mau-1", 2023, "18/11/2023", "gì đó"]
    page = upload(client, DAYS, workbook(headers, row))
    again = press(client, page, "answer", header_0="held_on", header_1="")
    assert (again.status_code, again.redirect_chain) == (
        200,
        [],
    )  # not sent on: the browser knows that nothing is saved
    form = again.context["answers"]
    assert form["header_0"].value() == "held_on"
    assert form.errors == {"header_1": ["Hãy chọn cột “Cột lạ” là gì, hoặc bỏ qua."]}
    assert '<option value="held_on" selected' in again.content.decode()
    twice = press(client, again, "answer", header_0="held_on", header_1="held_on")
    assert asked_again(twice) == ["Hai cột không thể cùng là một mục. Hãy chọn lại."]


@pytest.mark.usefixtures("editor")
def test_an_answer_that_comes_too_late_is_told_so(client):
    page = upload(client, DAYS, workbook(HEADERS, *ROWS))
    press(client, page, "cancel")
    assert said(press(client, page, "answer", value_year="hai nghìn")) == [TOO_LATE]


class TestListsOfAnOffice:
    """As its staff keep them: what all rows share stands in the title, or nowhere."""

    @pytest.mark.usefixtures("editor")
    def test_petitions(self, client, world):
        headers = ["STT", "Xã, phường", "Nội dung kiến nghị", "Lĩnh vực"]
        rows = [
            [1, "Xã Hợp Mẫu", "Đề nghị sửa cầu", "Giao thông"],
            [2, "Xã Hợp Mẫu", "Đề nghị nạo vét mương", "Nước sạch, thuỷ lợi"],
        ]
        page = upload(client, "voters.petition", workbook(["TỔNG HỢP Ý KIẾN NĂM 2026"], [], headers, *rows))
        assert asked(page) == [["year", "Năm báo cáo", "2026"], ["channel", "Tiếp nhận qua", ""]]
        page = press(client, page, "answer", value_year="2026", value_channel="Đơn, thư")
        assert (refusals(page), totals(page)) == ([], {"new": 2})
        text = page.content.decode()
        assert "2 kiến nghị mới không ghi tóm tắt (từ dòng 4): lấy những chữ đầu của nội dung." in text
        today = timezone.localdate()
        assert f"Bản ghi mới được ghi sẵn: Tính chất “Thông thường”; Ngày tiếp nhận “{today:%d/%m/%Y}”." in text
        confirm(client, page)
        stored = Petition.objects.values_list("title", "year", "channel", "unit", "received_on").order_by("pk")
        assert list(stored) == [
            ("Đề nghị sửa cầu", 2026, "letter", world.merged.pk, today),
            ("Đề nghị nạo vét mương", 2026, "letter", world.merged.pk, today),
        ]

    @pytest.mark.usefixtures("editor")
    def test_petitions_of_a_meeting_came_on_its_day(self, client, world):
        meeting = make_meeting(world.north)
        headers = ["Mã hội nghị", "Địa bàn", "Nội dung kiến nghị", "Lĩnh vực", "Năm"]
        page = upload(
            client, "voters.petition", workbook(headers, [meeting.code, "bac-mau-1", "Sửa cầu", "Giao thông", 2023])
        )
        assert (asked(page), refusals(page)) == ([], [])
        confirm(client, page)
        assert Petition.objects.values_list("received_on", "channel").get() == (meeting.day, "meeting")

    @pytest.mark.usefixtures("editor")
    def test_bodies_as_offices_shorten_them(self, client, world):
        """The committee of the row's own commune, too, which is told."""
        own = make_agency("Ủy ban nhân dân xã Hợp Mẫu", level="commune", unit=world.merged)
        far = make_agency("Ủy ban nhân dân tỉnh Mẫu", level="province")
        headers = ["Xã, phường", "Nội dung kiến nghị", "Lĩnh vực", "Cơ quan giải quyết", "Năm", "Tiếp nhận qua"]
        names = ["UBND xã", "UBND xã Hợp Mẫu", "UBND tỉnh Mẫu", "Ủy ban nhân dân xã Hợp Mẫu", "UBND phường"]
        rows = [["Xã Hợp Mẫu", f"Việc {name}", "Giao thông", name, 2026, "Đơn, thư"] for name in names]
        page = upload(client, "voters.petition", workbook(headers, *rows))
        assert refusals(page) == ["Dòng 6, cột “Cơ quan có thẩm quyền”: Không có cơ quan có thẩm quyền “UBND phường”."]
        assert "“UBND xã” được hiểu là Ủy ban nhân dân xã Hợp Mẫu." in page.content.decode()
        press(client, page, "confirm_good")
        assert list(Petition.objects.order_by("pk").values_list("agency", flat=True)) == [
            own.pk,
            own.pk,
            far.pk,
            own.pk,
        ]

    @pytest.mark.usefixtures("editor")
    def test_supervisions(self, client, world):
        headers = ["STT", "Nội dung giám sát", "Đối tượng giám sát", "Thời gian"]
        page = upload(
            client, "voters.supervision", workbook(headers, [1, "Giám sát thu gom rác", "UBND xã", "10/09/2026"])
        )
        assert [name for name, *_ in asked(page)] == ["year", "form", "unit", "state"]
        answers = {"value_year": "2026", "value_form": "Tổ chức đoàn giám sát", "value_unit": "Xã Hợp Mẫu"}
        answers["value_state"] = "Đã giám sát"
        page = press(client, page, "answer", **answers)
        assert (refusals(page), totals(page)) == ([], {"new": 1})
        assert "1 cuộc giám sát không ghi ngày kết thúc (từ dòng 2): lấy bằng ngày bắt đầu." in page.content.decode()

    @pytest.mark.usefixtures("editor")
    def test_supervisions_in_a_month_a_quarter_or_from_day_to_day(self, client, world):
        headers = ["Nội dung giám sát", "Đối tượng giám sát", "Thời gian", "Năm", "Hình thức", "Địa điểm", "Trạng thái"]
        rows = [
            [f"Giám sát {time}", "UBND xã", time, 2026, "Tổ chức đoàn giám sát", "Xã Hợp Mẫu", "Đã giám sát"]
            for time in ("Tháng 6/2026", "Quý II năm 2026", "10-12/9/2026", "Từ 28/8 đến 02/9/2026", "10/9/2026")
        ]
        for expected in ({"new": 5}, {"skip": 5}):
            page = upload(client, "voters.supervision", workbook(headers, *rows))
            assert (asked(page), refusals(page), totals(page)) == ([], [], expected)
            if expected == {"new": 5}:
                assert (
                    "4 cuộc giám sát ghi thời gian theo tháng, quý hoặc nhiều ngày (từ dòng 2): lấy ngày đầu và ngày cuối "
                    "của thời gian đó."
                ) in page.content.decode()
            confirm(client, page)
        assert [
            f"{first:%d/%m}–{last:%d/%m}" for first, last in
            Supervision.objects.order_by("pk").values_list("starts_on", "ends_on")
        ] == ["01/06–30/06", "01/04–30/06", "10/09–12/09", "28/08–02/09", "10/09–10/09"]  # fmt: skip
        twice = workbook([*headers, "Đến ngày"], [*rows[0], "15/06/2026"])
        assert refusals(upload(client, "voters.supervision", twice)) == [
            "Dòng 2, cột “Từ ngày”: Thời gian kết thúc ngày 30/06/2026, cột Đến ngày ghi 15/06/2026. Hãy sửa cho khớp."
        ]

    def test_donors(self, client, world):
        user = make_user("ke-toan", group="Kế toán")
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        fund = make_books().fund
        headers = ["STT", "Đơn vị, cá nhân ủng hộ", "Ngày ủng hộ", "Số tiền"]
        page = upload(client, "ledger.contribution", workbook(headers, [1, "Công ty Mẫu", "12/10/2023", "2tr5"]))
        assert list(page.context["answers"].fields) == ["value_fund", "value_year", "value_unit"]
        [_, (named, _)] = page.context["answers"].fields["value_fund"].choices
        assert named == fund.name
        answers = {"value_fund": named, "value_year": "2023", "value_unit": "Huyện Suối Mẫu"}
        page = press(client, page, "answer", **answers)
        assert (refusals(page), totals(page)) == ([], {"new": 1})
        assert "Loại người ủng hộ “Tổ chức, đơn vị”; Hình thức “Chuyển khoản”" in page.content.decode()
        without = press(
            client,
            upload(client, "ledger.contribution", workbook(headers, [1, "Hộ Mẫu", "12/10/2023", "2tr5"])),
            "answer",
            **answers | {"value_unit": ""},
        )
        assert [name for name, *_ in asked(without)] == ["unit"]

    def test_donors_with_receipts_of_which_one_is_stored(self, client, world):
        """What was said of new ones is not said of a stored one; the new one then wants it in its row."""
        user = make_user("ke-toan", group="Kế toán")
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        books = make_books()
        headers = ["Số phiếu thu", "Đơn vị, cá nhân ủng hộ", "Ngày ủng hộ", "Số tiền"]
        answers = {"value_fund": books.fund.name, "value_year": "2023", "value_unit": "Xã Bắc Mẫu"}
        first = workbook(headers, ["PT 01", "Công ty Mẫu", "12/10/2023", "2tr5"])
        confirm(client, press(client, upload(client, "ledger.contribution", first), "answer", **answers))
        stored = Contribution.objects.get()
        both = workbook(headers, ["1", "Công ty Mẫu", "12/10/2023", "3tr"], ["2", "Hội Mẫu", "13/10/2023", "1tr"])
        page = upload(client, "ledger.contribution", both)
        page = press(client, page, "answer", **answers | {"value_unit": "Thị trấn Nam Mẫu"})
        assert "Có dòng là bản ghi đã có, nên câu trả lời chung về “Đơn vị” không dùng" in page.content.decode()
        assert (asked(page), refusals(page)) == ([], ["Dòng 3, cột “Đơn vị”: Không được để trống."])
        press(client, page, "confirm_good")
        stored.refresh_from_db()
        assert (stored.amount, stored.unit, Contribution.objects.count()) == (3_000_000, world.north, 1)

    @pytest.mark.usefixtures("editor")
    def test_what_stored_records_say_is_never_overwritten_by_one_answer_for_all(self, client, world):
        known = make_petition(world.north_areas[0], title="Cũ")
        headers = ["Mã", "Nội dung", "Lĩnh vực", "Địa bàn"]
        rows = [[known.code, "Sửa lại chữ", "Giao thông", "bac-mau-1"], ["", "Việc mới", "Giao thông", "bac-mau-1"]]
        page = upload(client, "voters.petition", workbook(headers, *rows))
        assert asked(page) == []
        assert "Dòng 3, cột “Năm báo cáo”: Không được để trống." in refusals(page)
