"""The words of the report: begun from the figures, kept as staff write them, questioned when figures move."""

import pytest

from frontportal.reports.models.report import ReportText
from frontportal.reports.report import generated, report_of
from frontportal.staff.models import User
from frontportal.yearly.figures import registry
from frontportal.yearly.models.summary import YearSummary

DEMOCRACY = "Dân chủ, giám sát, phản biện xã hội, xây dựng Đảng và chính quyền"

ADD = "/quan-tri/reports/reporttext/add/"


@pytest.fixture
def editor(visit, client):
    user = User.objects.filter(groups__name="Biên tập viên").first()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(section: str) -> str:
    return generated(report_of(2023)["content"])[section]


def test_all_sections_of_a_year_on_one_page(editor):
    page = editor.get("/quan-tri/reports/reporttext/nam/2023/").content.decode()
    for section in report_of(2023)["texts"]:
        assert section in page
    assert "trên 2,4 tỷ đồng/1,9 tỷ đồng kế hoạch giao" in page
    assert editor.get("/quan-tri/reports/reporttext/nam/1999/").status_code == 404


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_the_files_are_there_before_the_public_has_them(editor, ending):
    assert editor.get(f"/quan-tri/reports/reporttext/nam/2023/bao-cao.{ending}").content[:2] == b"PK"
    assert editor.get("/quan-tri/reports/reporttext/nam/2023/bao-cao.exe").status_code == 404


def test_writing_begins_with_what_the_figures_say(editor):
    form = editor.get(ADD, {"year": "2023", "section": DEMOCRACY}).context["adminform"].form
    assert form.initial["text"] == text_of(DEMOCRACY)


def test_words_are_kept_and_questioned_when_figures_move(editor):
    own = text_of(DEMOCRACY) + "\nThêm một câu."
    assert editor.post(ADD, {"year": "2023", "section": DEMOCRACY, "text": own}).status_code == 302
    text = ReportText.objects.get()
    assert text.basis == text_of(DEMOCRACY)
    assert report_of(2023)["texts"][DEMOCRACY] == text.text
    change = f"/quan-tri/reports/reporttext/{text.pk}/change/"
    assert "Không có gì." in editor.get(change).content.decode()
    ReportText.objects.update(text="Đã giám sát [99 cuộc](supervisions).", basis="Khác.")
    assert "trong bài ghi “99 cuộc”, nay là" in editor.get(change).content.decode()
    assert "trong bài ghi “99 cuộc”, nay là" in editor.get("/quan-tri/reports/reporttext/nam/2023/").content.decode()


def test_an_unknown_figure_in_the_words_is_refused(editor):
    response = editor.post(ADD, {"year": "2023", "section": DEMOCRACY, "text": "[9](khong-co)"})
    assert response.status_code == 200
    assert "Không có chỉ tiêu: khong-co." in response.content.decode()


def test_a_year_s_page_leads_to_its_report(editor):
    summary = YearSummary.objects.get(year=2023)
    response = editor.get(f"/quan-tri/yearly/yearsummary/{summary.pk}/bao-cao", follow=True)
    assert response.redirect_chain[-1][0].endswith("/reporttext/nam/2023/")
    page = editor.get("/nam/2023/").content.decode()
    assert 'href="/nam/2023/bao-cao.docx"' in page and 'href="/nam/2023/bao-cao.xlsx"' in page


def test_a_year_that_nobody_published_is_not_given_out(editor, client):
    YearSummary.objects.create(year=2020)
    assert editor.get("/quan-tri/reports/reporttext/nam/2020/bao-cao.docx").content[:2] == b"PK"
    assert client.get("/nam/2020/bao-cao.docx").status_code == 404


def test_later_corrections_change_nothing_of_the_report(editor):
    """What the records say since then stands in a file of its own."""
    before = report_of(2023)
    registry["supervisions"].records(2023).first().delete()
    assert report_of(2023) == before
