"""The outline is data: parts and numbers, reports of any period from the same parts, nothing lost and nothing told twice."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from frontportal.reports.documents.parts import OTHERS, UNWRITTEN, parts_of, told_parts, words_of
from frontportal.reports.models.outline import OutlinePart
from frontportal.reports.outline import adopt_five_programmes
from frontportal.reports.periods.content import paragraph, row, within_words
from frontportal.reports.periods.period import PERIODS
from frontportal.reports.periods.report import period_report
from frontportal.reports.report import report_of
from frontportal.staff import roles
from frontportal.yearly.figures import registry
from tests.makers import make_user
from tests.reports.makers import make_figure
from tests.work_log.makers import make_work

TODAY = date(2024, 12, 31)


def content(*slugs: str, outline=None) -> dict:
    figures = [{"slug": slug, "section": slug[0].upper()} for slug in slugs]
    return {"figures": figures} | ({"outline": outline} if outline is not None else {})


def part(group: str, title: str, *figures: str) -> dict:
    return {"group": group, "title": title, "figures": list(figures)}


def shown(given: dict) -> list[tuple]:
    return [(each.number, each.title, each.level, each.slugs) for each in parts_of(given)]


def test_without_outline_the_sections_stand():
    assert shown(content("aa", "ab", "ba")) == [("I", "A", 1, ("aa", "ab")), ("II", "B", 1, ("ba",))]


def test_groups_number_their_parts_anew():
    outline = [part("", "Mở"), part("G", "x", "aa"), part("G", "y", "gone"), part("H", "z"), part("", "Kết")]
    assert shown(content("aa", outline=outline)) == [
        ("I", "Mở", 1, ()), ("II", "G", 1, ()), ("1", "x", 2, ("aa",)), ("2", "y", 2, ()), ("III", "H", 1, ()),
        ("1", "z", 2, ()), ("IV", "Kết", 1, ()),
    ]  # fmt: skip


def test_a_part_that_says_nothing_is_left_out_of_what_is_published_and_named_in_drafts():
    outline = [part("", "Mở"), part("G", "x", "aa"), part("H", "z"), part("", "Kết"), part("", "Lời")]
    report = {"content": content("aa", outline=outline), "texts": {"Lời": "Đã viết.", "Kết": " "}, "edition": None}
    assert [(each.number, each.title, words_of(each, report)) for each in told_parts(report)] == [
        ("I", "Mở", UNWRITTEN), ("II", "G", ""), ("1", "x", ""), ("III", "H", ""), ("1", "z", UNWRITTEN),
        ("IV", "Kết", UNWRITTEN), ("V", "Lời", "Đã viết."),
    ]  # fmt: skip
    assert [(each.number, each.title) for each in told_parts(report | {"edition": {"number": 1}})] == [
        ("I", "G"), ("1", "x"), ("II", "Lời"),
    ]  # fmt: skip


def test_what_no_part_tells_comes_last():
    assert shown(content("aa", "ba", outline=[part("", "x", "ba")]))[-1] == ("II", OTHERS, 1, ("aa",))


def test_the_five_programmes_tell_every_figure_once(db):
    adopt_five_programmes(None)
    told = [slug for each in OutlinePart.objects.all() for slug in each.figures]
    assert (sorted(told), adopt_five_programmes(None)) == (sorted(registry), 0)


def test_a_figure_is_told_once_and_must_be_there(db):
    OutlinePart.objects.create(title="Một", figures=["houses", "gone"])
    with pytest.raises(ValidationError) as caught:
        OutlinePart(title="Hai", figures=["houses", "khong-co", "dialogues"]).full_clean()
    label = registry["houses"].label
    assert caught.value.message_dict["figures"] == ["Không có chỉ tiêu “khong-co”.", f"“{label}” đã ở mục “Một”."]


@pytest.mark.parametrize(
    ("key", "within", "since"), [("t3", "2", "5"), ("q1", "5", "5"), ("q2", "4", "9"), ("nam", "9", "9")]
)
def test_periods_add_up_months(world, key, within, since):
    for month, quantity in ((1, 3), (3, 2), (6, 4)):
        make_work(world.north, "dialogue", date=date(2024, month, 9), quantity=quantity, opinions=10 * quantity)
    make_work(world.north, "dialogue", date=date(2023, 3, 9), quantity=7)
    OutlinePart.objects.create(title="Dân chủ", figures=["dialogues"])
    report = period_report(2024, PERIODS[key], today=TODAY)
    assert report["sections"][0]["rows"][0][2:4] == [within, since]


def test_a_period_of_a_year_names_the_year_once():
    assert [PERIODS[key].of_year(2024) for key in ("t3", "q1", "6t", "9t", "nam")] == [
        "tháng 3 năm 2024", "quý I năm 2024", "6 tháng đầu năm 2024", "9 tháng đầu năm 2024", "năm 2024",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "words", "said"),
    [
        ("9t", "Tặng 5 suất; trong cả năm hỗ trợ sinh kế 08 lượt.", "Tặng 5 suất; hỗ trợ sinh kế 08 lượt."),
        ("q1", "Trong cả năm hỗ trợ sinh kế 08 lượt.", "Hỗ trợ sinh kế 08 lượt."),
        ("t3", "Hộ được hỗ trợ sinh kế trong cả năm", "Hộ được hỗ trợ sinh kế"),
        ("nam", "Hộ được hỗ trợ sinh kế trong cả năm", "Hộ được hỗ trợ sinh kế trong cả năm"),
    ],
)
def test_a_part_of_a_year_does_not_speak_of_the_whole(key, words, said):
    assert within_words(words, PERIODS[key]) == said


def test_no_figure_of_a_quarter_is_said_to_be_of_the_whole_year():
    figures = [make_figure(slug, label=figure.label, by_month={"2": 5}) for slug, figure in registry.items()]
    quarter = PERIODS["q1"]
    words = [paragraph(figures, 2023, quarter), *(row(figure, None, quarter)[0] for figure in figures)]
    assert [each for each in words if "cả năm" in each.lower()] == []


def test_same_months_of_the_year_before_stand_beside(world):
    make_work(world.north, "dialogue", date=date(2023, 3, 9), quantity=7)
    make_work(world.north, "dialogue", date=date(2024, 3, 9), quantity=12)
    OutlinePart.objects.create(title="Dân chủ", figures=["dialogues", "da-mat"])
    section = period_report(2024, PERIODS["q1"], today=TODAY)["sections"][0]
    assert section["rows"] == [["Cuộc đối thoại của người đứng đầu với Nhân dân", "cuộc", "12", "12", "", "", "7"]]
    assert section["paragraphs"] == ["Có 12 cuộc đối thoại của người đứng đầu cấp ủy, chính quyền với Nhân dân."]


def test_the_year_report_follows_the_outline(world):
    make_work(world.north, "dialogue", date=date(2024, 3, 9), quantity=12)
    OutlinePart.objects.create(position=1, group="Năm chương trình", title="Dân chủ", figures=["dialogues"])
    report = report_of(2024)
    assert [each.title for each in parts_of(report["content"])] == ["Năm chương trình", "Dân chủ", OTHERS]
    assert report["texts"]["Dân chủ"].startswith("Có [12 cuộc](dialogues) đối thoại")


def test_files_and_addresses(world, client):
    make_work(world.north, "dialogue", title="x", date=date(2024, 3, 9))
    client.force_login(make_user(group=roles.EDITOR))
    page, pdf, docx = (
        client.get(reverse(f"admin:reports_reporttext_period{name}", args=[2024, "q1", *ending]))
        for name, ending in (("", []), ("_file", ["pdf"]), ("_file", ["docx"]))
    )
    assert ("Dự thảo" in page.content.decode(), pdf.content[:5], docx.content[:2]) == (True, b"%PDF-", b"PK")
    wrong = [(1500, "q1"), (2024, "q5")]
    assert [client.get(reverse("admin:reports_reporttext_period", args=each)).status_code for each in wrong] == [
        404,
        404,
    ]
