"""Official papers."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction
from PIL import Image

from frontportal.news.file_content import process, reading
from frontportal.news.file_content.errors import FileRefusedError
from frontportal.news.models.document import Document
from frontportal.paper.setting import set_paper
from tests.news.makers import make_document


@pytest.mark.django_db
class TestDocuments:
    def test_list_by_kind(self, client):
        make_document("02/KH-MTTQ")
        make_document("03/TB-MTTQ", kind="notice")
        make_document("04/TB-MTTQ", kind="notice", state="draft", published_at=None)
        headers = BeautifulSoup(client.get("/van-ban/?loai=notice").content, "lxml").find_all(class_="paper-title")
        assert [header.text for header in headers] == ["03/TB-MTTQ"]

    def test_page_says_number_date_and_issuer(self, client):
        document = make_document()
        soup = BeautifulSoup(client.get(document.get_absolute_url()).content, "lxml")
        assert soup.h1.text == "02/KH-MTTQ"
        assert [value.text for value in soup.find_all("dd")][:4] == [
            "02/KH-MTTQ",
            "Kế hoạch",
            "04/01/2023",
            "Ban Thường trực",
        ]

    def test_the_same_paper_is_recorded_once(self):
        document = make_document()
        again = Document(
            number=document.number, issuer=document.issuer, issued_on="2023-01-04", kind="plan", abstract="x"
        )
        with pytest.raises(ValidationError, match="đã được ghi"):
            again.full_clean()


def numbers(response) -> list[str]:
    return [header.text for header in BeautifulSoup(response.content, "lxml").find_all(class_="paper-title")]


def a_pdf(tmp_path, words: str) -> bytes:
    """A PDF of two pages."""
    layout = tmp_path / "a.typ"
    layout.write_text(
        '#import "office.typ": data, paper\n#show: paper.with(title: data.title)\n#data.words\n#pagebreak()\nHai'
    )
    return set_paper(layout, {"title": "Thử", "words": words}, at=datetime(2023, 1, 4, tzinfo=UTC))


def a_docx(words: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{word}</w:t></w:r></w:p>" for word in words.split())
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}"><w:body>{body}<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p></w:body></w:document>',
        )
    return file.getvalue()


@pytest.mark.django_db
class TestFilters:
    @pytest.fixture(autouse=True)
    def papers(self):
        make_document("02/KH-MTTQ")
        make_document(
            "03/TB-BVĐ", kind="notice", issuer="Ban Vận động", issued_on="2022-05-04", abstract="Công khai Quỹ."
        )
        make_document("04/TB-BVĐ", kind="notice", state="draft", published_at=None)

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("", ["02/KH-MTTQ", "03/TB-BVĐ"]),
            ("nam=2022", ["03/TB-BVĐ"]),
            ("co_quan=Ban+Vận+động", ["03/TB-BVĐ"]),
            ("tim=02/kh", ["02/KH-MTTQ"]),
            ("tim=cong khai quy", ["03/TB-BVĐ"]),
            ("tim=cong khai quy&nam=2023", []),
            ("tim=kha", []),
            ("tim=(cong+[khai", []),
            ("loai=notice&nam=1066&co_quan=<b>", ["03/TB-BVĐ"]),
        ],
    )
    def test_narrow(self, client, query, found):
        response = client.get(f"/van-ban/?{query}")
        assert (numbers(response), response.status_code) == (found, 200)

    def test_only_what_the_public_may_read_is_offered(self, client):
        Document.objects.filter(number="03/TB-BVĐ").update(state="withdrawn")
        options = BeautifulSoup(client.get("/van-ban/").content, "lxml").select("select[name=nam] option")
        assert [option["value"] for option in options] == ["", "2023"]

    def test_hostile_words_find_nothing(self, client):
        for words in ("%_\\", "' or 1=1", "a " * 300):
            assert client.get("/van-ban/", {"tim": words}).status_code == 200


@pytest.mark.django_db
class TestReplacement:
    def test_is_said_on_both_pages_once_the_public_may_read_both(self, client):
        later = make_document("05/KH-MTTQ", issued_on="2024-01-04", state="draft", published_at=None)
        earlier = make_document(replaced_by=later)
        assert "thay thế" not in client.get(earlier.get_absolute_url()).content.decode()
        Document.objects.filter(pk=later.pk).update(state="published", published_at=earlier.published_at)
        assert "đã được thay thế bởi" in client.get(earlier.get_absolute_url()).content.decode()
        assert "Thay thế cho" in client.get(later.get_absolute_url()).content.decode()
        assert "Đã được thay thế" in client.get("/van-ban/").content.decode()

    def test_is_by_a_later_document(self):
        first, second = make_document("01/KH"), make_document("02/KH", issued_on="2023-02-04")
        first.refresh_from_db()
        second.refresh_from_db()
        second.replaced_by = first
        with pytest.raises(ValidationError, match="không sau văn bản này"):
            second.clean()
        with pytest.raises(DatabaseError), transaction.atomic():
            second.save()
        Document.objects.filter(pk=first.pk).update(replaced_by=second)
        with pytest.raises(DatabaseError), transaction.atomic():
            Document.objects.filter(pk=second.pk).update(issued_on="2023-01-04")


@pytest.mark.django_db
class TestFiles:
    def test_a_pdf_is_read_shown_and_found_by_its_words(self, client, tmp_path):
        document = make_document()
        document.file = ContentFile(a_pdf(tmp_path, "Nuôi cá tầm ở hồ Đạ Đờn"), name="van-ban.pdf")
        document.save()
        assert (document.file_pages, "cá tầm" in document.file_text) == (2, True)
        assert numbers(client.get("/van-ban/?tim=ca tam")) == ["02/KH-MTTQ"]
        soup = BeautifulSoup(client.get(document.get_absolute_url()).content, "lxml")
        assert (
            "PDF," in soup.select_one(".downloads .meta").text and "2 trang" in soup.select_one(".downloads .meta").text
        )
        picture = client.get(soup.select_one(".file-preview img")["src"])
        assert Image.open(io.BytesIO(b"".join(picture.streaming_content))).width in (700, 701)

    def test_a_withdrawn_document_s_preview_is_gone(self, client, tmp_path):
        document = make_document()
        document.file = ContentFile(a_pdf(tmp_path, "Một"), name="van-ban.pdf")
        document.save()
        assert client.get(document.preview.url).status_code == 200
        Document.objects.filter(pk=document.pk).update(state="withdrawn")
        assert client.get(document.preview.url).status_code == 404

    def test_a_word_file_is_found_by_its_words_and_a_new_file_forgets_the_old_one_s(self, client):
        document = make_document()
        document.file = ContentFile(a_docx("Nuôi cá tầm"), name="van-ban.docx")
        document.save()
        assert (document.file_text, document.file_pages, bool(document.preview)) == ("Nuôi cá tầm", None, False)
        document.file = ""
        document.save()
        assert (numbers(client.get("/van-ban/?tim=ca tam")), document.file_text) == ([], "")

    def test_a_file_named_by_a_proposal_is_read_and_one_read_already_is_not(self, monkeypatch):
        document = make_document()
        document.file = document.file.storage.save("news/documents/a.docx", ContentFile(a_docx("Một hai")))
        document.save()
        assert Document.objects.get().file_text == "Một hai"
        monkeypatch.setattr(Document, "read_file", lambda self: pytest.fail("read again"))
        Document.objects.get().save()

    @pytest.mark.parametrize("name", ["hong.pdf", "hong.docx", "bang.xlsx"])
    def test_what_can_t_be_read_is_kept_without_words(self, name):
        document = make_document(number=name, file=ContentFile(b"%PDF-1.7 \x00 PK", name=name))
        assert (document.file_text, document.file_pages, bool(document.file)) == ("", None, True)


def test_reading_is_bounded():
    long = reading.read("từ ".encode() * 200_000, "txt")
    assert len(long.text) == reading.MOST_LETTERS
    with pytest.raises(FileRefusedError):
        reading.read(b"%PDF-1.7 nothing", "pdf")
    assert process.read(b"%PDF-1.7 nothing", "pdf") == reading.FileReading()
