"""Templates that staff upload: filled, or refused with a sentence that names what is wrong."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from frontportal.reports.documents import template_check, word
from frontportal.reports.documents.standard import standard_template
from frontportal.reports.models.report import ReportTemplate
from tests.reports.makers import make_report


def template_of(*paragraphs: str) -> bytes:
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def filled(template: bytes, report: dict | None = None) -> str:
    document = Document(io.BytesIO(word.render(template, report or make_report())))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def refusal(*paragraphs: str) -> str:
    with pytest.raises(word.InvalidTemplate) as refused:
        word.render(template_of(*paragraphs), make_report())
    return str(refused.value)


class TestFilling:
    def test_fields_loops_and_links(self):
        said = filled(
            template_of(
                "Năm {{ nam }}: {{ so_lieu.houses.gia_tri }}",
                "{%p for m in muc %}",
                "{{ m.tieu_de }}",
                "{%p for doan in m.doan %}",
                "{{r doan }}",
                "{%p endfor %}",
                "{%p endfor %}",
            )
        )
        assert said.splitlines()[:2] == ["Năm 2023: 52", "Nhà"]
        assert "bằng 104% kế hoạch giao (50 căn), tăng 7 căn so với năm 2022." in said

    def test_text_is_escaped(self):
        report = make_report(introduction="a < b & <w:p/> {{ nam }}")
        assert "a < b & <w:p/> {{ nam }}" in filled(
            template_of("{%p for d in mo_dau %}", "{{r d }}", "{%p endfor %}"), report
        )

    def test_the_standard_template_is_a4_by_the_decree(self):
        document = Document(io.BytesIO(standard_template()))
        first = document.sections[0]
        millimetres = [
            round(length.mm)
            for length in (
                first.page_width, first.page_height, first.top_margin, first.bottom_margin, first.left_margin, first.right_margin
            )
        ]  # fmt: skip
        assert millimetres == [210, 297, 20, 20, 30, 15]
        normal = document.styles["Normal"].font
        assert (normal.name, normal.size.pt) == ("Times New Roman", 14)
        assert first.different_first_page_header_footer and "PAGE" in first.header._element.xml
        headers = [cell.text for cell in document.tables[0].rows[0].cells]
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc" in headers[1]

    def test_a_year_that_was_never_published(self):
        assert "Số liệu chưa công bố" in filled(standard_template(), make_report(edition=None))


class TestRefusals:
    def test_every_unknown_field_is_named(self):
        said = refusal("{{ nam_nay }} {{ co_quan.dia_chi_moi }}")
        assert "“nam_nay”" in said and "so_lieu" in said
        assert "“dia_chi_moi”" in refusal("{{ co_quan.dia_chi_moi }}")

    def test_a_figure_that_does_not_exist(self):
        assert "“no_such_figure”" in refusal("{{ so_lieu.no_such_figure.gia_tri }}")

    @pytest.mark.parametrize(
        "broken", ["{% for m in muc %}", "{{ nam ", "{% endif %}", "{{ nam | khongco }}", "{% import 'x' as y %}"]
    )
    def test_a_broken_tag_gets_a_sentence(self, broken):
        said = refusal(broken)
        assert said.startswith(("Mẫu", "Không điền được mẫu"))

    def test_the_broken_tag_is_shown(self):
        assert "{% for m in muc %}" in refusal("Đầu", "{% for m in muc %}", "Cuối") or "{% for %}" in refusal(
            "{% for m in muc %}"
        )

    @pytest.mark.parametrize(
        "broken", ["{% for m in muc %}", "{{ nam ", "{% endif %}", "{{ nam | khongco }}", "{{ khong_co }}"]
    )
    def test_it_is_told_with_its_line(self, broken):
        assert "(dòng 3)" in refusal("Đầu", "Giữa", broken, "Cuối")

    @pytest.mark.parametrize(
        "attack",
        [
            "{{ ''.__class__.__mro__ }}",
            "{{ nam.__init__.__globals__ }}",
            "{{ muc.append(1) }}",
            "{{ cycler.__init__.__globals__.os }}",
            "{% for a in range(99999999) %}{% endfor %}",
        ],
    )
    def test_the_sandbox_holds(self, attack):
        assert refusal(attack)

    def test_endless_loops_are_stopped(self):
        loops = "".join(f"{{% for a{n} in range(90000) %}}" for n in range(3)) + "x" + "{% endfor %}" * 3
        # Whichever limit is met first: the size of what comes out or, on a busy machine, time.
        told = (
            "Mẫu lặp quá nhiều, tệp làm ra quá lớn.",
            "Mẫu lặp quá nhiều nên không điền được.",
            template_check.STOPPED,
        )
        assert template_check.error_in(template_of(loops), make_report(), seconds=5) in told
        assert (
            template_check.error_in(template_of(loops.replace("x", "")), make_report(), seconds=1)
            == template_check.STOPPED
        )

    def test_the_trial_finds_nothing_wrong_with_the_standard(self):
        assert template_check.error_in(standard_template(), make_report(), seconds=None) == ""


class TestUploading:
    @pytest.fixture
    def editor(self, visit, client):
        from frontportal.staff.models import User

        client.force_login(
            User.objects.filter(groups__name="Biên tập viên").first(),
            backend="django.contrib.auth.backends.ModelBackend",
        )
        return client

    def upload(self, client, content: bytes, name: str = "mau.docx"):
        return client.post(
            "/quan-tri/reports/reporttemplate/add/",
            {"name": "Mẫu thử", "upload": SimpleUploadedFile(name, content)},
        )

    def test_a_good_one_is_used_from_then_on(self, editor):
        response = self.upload(editor, template_of("Chỉ có năm {{ nam }}."))
        assert response.status_code == 302, response.context["errors"]
        document = Document(io.BytesIO(editor.get("/quan-tri/reports/reporttext/nam/2023/bao-cao.docx").content))
        assert [each.text for each in document.paragraphs] == ["Chỉ có năm 2023."]
        newest = ReportTemplate.objects.first()
        assert (newest.file_name, newest.created_by.groups.first().name) == ("mau.docx", "Biên tập viên")
        assert editor.get(f"/quan-tri/reports/reporttemplate/{newest.pk}/tai").status_code in (200, 301)

    def test_a_bad_one_leaves_the_old_in_use(self, editor):
        assert self.upload(editor, template_of("Cũ {{ nam }}.")).status_code == 302
        for content, name, said in (
            (template_of("{{ khong_co }}"), "mau.docx", "khong_co"),
            (template_of("{% if nam %}"), "mau.docx", "thẻ viết sai"),
            (b"x", "mau.docx", "không phải là tệp Word"),
            (standard_template(), "mau.doc", "Chỉ nhận tệp .docx"),
        ):
            response = self.upload(editor, content, name)
            assert response.status_code == 200 and said in response.content.decode()
        assert ReportTemplate.objects.count() == 1
        assert (
            Document(io.BytesIO(editor.get("/quan-tri/reports/reporttext/nam/2023/bao-cao.docx").content))
            .paragraphs[0]
            .text
            == "Cũ 2023."
        )

    def test_the_standard_comes_down_and_goes_up_again(self, editor):
        response = editor.get("/quan-tri/reports/reporttemplate/mau-chuan", follow=True)
        assert response.content == standard_template()
        assert self.upload(editor, response.content).status_code == 302
