"""Layouts that the office puts in place of the portal's own: tried before they are taken, kept by version."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.urls import reverse
from pypdfium2 import PdfDocument

from frontportal.paper.faults import in_words
from frontportal.paper.setting import LAYOUTS, set_paper
from frontportal.paper_layouts import in_use
from frontportal.paper_layouts.forms import PaperLayoutForm
from frontportal.paper_layouts.models import PaperLayout
from frontportal.paper_layouts.rules import faults_in
from frontportal.paper_layouts.samples import OFFICE, own_source, samples
from frontportal.staff import roles
from tests.makers import make_user

AT = datetime(2024, 3, 15, tzinfo=UTC)
KEYS = [
    "agenda", "board_sheet", "list", "minutes", "notice", "paper", "period", "poster", "posting", "receipts", "report", "signing_sheet",
]  # fmt: skip


def added(key: str, source: str, **given) -> PaperLayout:
    return PaperLayout.objects.create(key=key, source=source, reason="Thử", **given)


def told(key: str, source: str) -> list[str]:
    """What the form says of an uploaded layout."""
    file = SimpleUploadedFile("mau.typ", source.encode())
    return PaperLayoutForm({"key": key, "reason": "Thử"}, {"upload": file}).errors.get("upload", [])


def minutes() -> bytes:
    sample = samples()["minutes"]
    return in_use.set_paper(sample.layout, sample.data, at=AT)


def words(content: bytes) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in PdfDocument(content)).split())


def test_every_paper_has_a_sample_with_typst_s_own_signs():
    assert sorted(samples()) == KEYS
    shown = {key: words(set_paper(each.layout, each.data, at=AT)) for key, each in samples().items()}
    bare = {key: text.replace(" ", "") for key, text in shown.items()}
    assert {key for key, text in bare.items() if "#$\\<>@*_[]{}“”và5%" not in text} == set()


GROWING = {  # of a paper what makes it longer, and the line that must stand above who signs
    "list": ("rows", "Cộng: 29 khu dân cư."),
    "paper": ("facts", "khoẻ."),
    "minutes": ("rows", "khoẻ."),
}


@pytest.mark.parametrize("key", GROWING)
def test_who_signs_never_stands_on_a_page_alone(key):
    sample, (name, above) = samples()[key], GROWING[key]
    lines = [["Dòng", *["Mẫu"] * 8][: len(sample.data[name][0])]]
    for count in range(16, 30, 2):
        pages = PdfDocument(set_paper(sample.layout, sample.data | {name: lines * count}, at=AT))
        last = pages[len(pages) - 1].get_textpage().get_text_range()
        assert above in last and (name != "rows" or last.count("Dòng") != 1), count


@pytest.mark.parametrize("key", ["report", "period"])
def test_the_closing_line_of_a_report_stands_over_who_signs(key):
    sample = samples()[key]
    sections = [sample.data["sections"][1] | {"level": 1, "rows": [], "paragraphs": [], "note": ""}]
    for down in range(100, 500, 40):
        given = sample.data | {"sections": sections, "tasks": [], "notice": "Lời dài. " * down}
        pages = PdfDocument(set_paper(sample.layout, given, at=AT))
        (signed,) = [text for each in pages if "TM. BAN" in (text := each.get_textpage().get_text_range())]
        assert "khoẻ." in signed, down


@pytest.mark.parametrize("length", [20, 100, 200])
def test_a_poster_is_one_sheet_whatever_the_names(length):
    sample, name = samples()["poster"], ("Quỹ cứu trợ đồng bào vùng lũ " * 10)[:length]
    facts = [["Ngân hàng", name], ["Số tài khoản", "123"], ["Chủ tài khoản", name], ["Nội dung", name]]
    given = sample.data | {"heading": name, "office_lines": [name, name], "facts": facts}
    (page,) = PdfDocument(set_paper(sample.layout, given, at=AT))
    text = "".join(page.get_textpage().get_text_range().split())
    assert text.count("".join(name.split())) == 6 and sample.data["address"] in text


def test_no_layout_reaches_for_more_than_it_is_given():
    assert [faults_in(own_source(key)) for key in (OFFICE, *KEYS)] == [[]] * (1 + len(KEYS))
    for line in (
        '#import "@preview/x:1.0.0": *',
        '#include "a"',
        "#eval(x)",
        "#let s = dictionary(std)",
        '#read("/etc/passwd")',
    ):
        assert [each.split(" dùng")[0] for each in faults_in(f"#let a = 1\n{line}")] == ["Dòng 2"]


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("unknown variable: foo", "không có tên “foo”"),
        ('dictionary does not contain key "x"', "không có trường “x”"),
        ("unclosed delimiter", "ngoặc chưa đóng"),
        ("something new", "Typst báo “something new”"),
    ],
)
def test_faults_are_told_in_words(message, sentence):
    assert in_words(message) == sentence


def test_a_broken_tag_is_told_with_its_line_and_nothing_is_kept(db):
    source = own_source("minutes").replace("data.closing", "data.khong_co")
    line = next(number for number, text in enumerate(source.splitlines(), 1) if "khong_co" in text)
    [sentence] = told("minutes", source)
    assert (
        f"main.typ dòng {line}, gần “#par(data.khong_co)”: không có trường “khong_co”" in sentence,
        PaperLayout.objects.count(),
    ) == (True, 0)


def test_a_good_one_is_used_and_older_versions_stay(db):
    own = minutes()
    changed = own_source("minutes").replace("BÊN GIAO", "NGƯỜI GIAO")
    assert told("minutes", changed) == []
    first, second = added("minutes", changed), added("minutes", changed.replace("NGƯỜI GIAO", "ĐẠI DIỆN GIAO"))
    assert (first.version, second.version, "ĐẠI DIỆN GIAO" in words(minutes())) == (1, 2, True)
    added("minutes", "")
    assert (minutes() == own, PaperLayout.objects.filter(key="minutes").count()) == (True, 3)
    for change in (lambda: first.delete(), lambda: PaperLayout.objects.filter(pk=first.pk).update(source="x")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_what_all_share_is_replaced_for_every_paper(db):
    added(OFFICE, (LAYOUTS / "office.typ").read_text().replace("Độc lập - Tự do - Hạnh phúc", "Thể thức mới"))
    assert "Thể thức mới" in words(minutes())


def test_one_that_fails_other_data_gives_way(db):
    added(
        "minutes",
        '#import "office.typ": data, paper\n#show: paper.with(title: data.title)\n= #data.heading\n#data.rows.at(999)',
    )
    assert "BÊN GIAO" in words(minutes())


def test_the_pages_of_the_admin(db, client):
    client.force_login(make_user(group=roles.EDITOR))
    layout = added("minutes", own_source("minutes"))
    page = client.get(reverse("admin:paper_layouts_paperlayout_overview")).content.decode()
    files = [
        client.get(reverse(f"admin:paper_layouts_paperlayout_{name}", args=["minutes"])) for name in ("source", "paper")
    ]
    assert ("Bản 1: Thử" in page, files[0].content.decode() == layout.source, files[1].content[:5]) == (
        True,
        True,
        b"%PDF-",
    )
    client.post(reverse("admin:paper_layouts_paperlayout_own", args=["minutes"]))
    assert in_use.replaced("minutes") == {}
    assert client.get(reverse("admin:paper_layouts_paperlayout_source", args=["khong-co"])).status_code == 404
