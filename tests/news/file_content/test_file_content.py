"""Attached files are judged by what they hold; what would run is not taken, or saved instead of shown."""

import io

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from docx import Document as WordDocument

from frontportal.news.file_content import kinds, process
from frontportal.news.file_content.errors import FileRefusedError
from frontportal.news.file_content.pdf import has_actions
from frontportal.news.models.article import Attachment
from frontportal.news.models.document import Document
from tests.makers import make_user
from tests.news import file_contents as files
from tests.news.makers import make_article, make_document, picture_file


def workbook() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write(0, 0, "Hộ")
    return file.getvalue()


def word() -> bytes:
    file = io.BytesIO()
    WordDocument().save(file)
    return file.getvalue()


PICTURE = picture_file(20, 10).read()
TAKEN = {
    "pdf": files.pdf(),
    "PDF in an archive": files.package({"ke-hoach.pdf": files.pdf(), "anh/1.jpg": PICTURE, "ghi chú.txt": "Đủ."}),
    "docx": word(),
    "xlsx": workbook(),
    "odt": files.odt(),
    "doc": files.old("WordDocument"),
    "ppt": files.old("PowerPoint Document"),
    "txt": "Kính gửi".encode("utf-16"),
    "csv": b"h\xf4,x\xe3\r\n",  # of an old encoding
}


@pytest.mark.parametrize("kind", TAKEN)
def test_what_a_file_is_called_it_is(kind):
    kinds.check(TAKEN[kind], "zip" if " " in kind else kind)


WRONG = [
    (b"MZ\x90\0" + bytes(100), "pdf", "Bên trong là chương trình chạy trên máy tính, không phải tệp PDF."),
    (b"#!/bin/sh\n", "txt", "Bên trong là tệp lệnh chạy trên máy tính, không phải tệp văn bản."),
    (b"\xef\xbb\xbf <!DOCTYPE html><script>1</script>", "csv", "Bên trong là trang web hoặc tệp XML, không phải tệp CSV."),
    (PICTURE, "docx", "Bên trong là ảnh, không phải tài liệu .docx."),
    (bytes(range(256)), "txt", "Bên trong là dữ liệu không rõ loại, không phải tệp văn bản."),
    (b"", "txt", "Tệp rỗng."),
    (files.pdf()[:40], "pdf", "Tệp PDF đã hỏng, không mở được. Hãy xuất lại từ tệp gốc."),
    (files.package({"a": "b"}), "docx", "Bên trong không phải là tài liệu Word (.docx). Hãy mở bằng Word, lưu lại đúng loại rồi tải lên."),
    (word(), "xlsx", "Bên trong không phải là tài liệu Excel (.xlsx). Hãy mở bằng Excel, lưu lại đúng loại rồi tải lên."),
    (files.odt("presentation"), "odt", "Bên trong không phải là tài liệu LibreOffice (.odt). Hãy mở bằng LibreOffice, lưu lại đúng loại rồi tải lên."),
    (word()[:-300], "docx", "Tệp đã hỏng, không mở được. Hãy lưu lại từ tệp gốc."),
    (files.old("Workbook"), "xls", "Bên trong không phải là tài liệu Excel (.xls). Hãy mở bằng Excel, lưu lại đúng loại rồi tải lên."),
    (files.old("EncryptedPackage"), "doc", "Tệp có mật khẩu. Hãy bỏ mật khẩu rồi lưu lại."),
    (files.package({"a.txt": b"0" * 101 * 2**20}), "zip", "Tệp nở ra quá lớn khi giải nén."),
    (files.package({"cài/đặt.exe": "MZ"}), "zip", "Trong tệp nén có “cài/đặt.exe”, loại tệp không được đăng."),
    (files.package({"a.zip": files.package({})}), "zip", "Trong tệp nén có “a.zip”, loại tệp không được đăng."),
    (files.package({"a.pdf": "MZ"}), "zip", "Trong tệp nén, “a.pdf”: bên trong là chương trình chạy trên máy tính, không phải tệp PDF."),
]  # fmt: skip


@pytest.mark.parametrize(("data", "ending", "sentence"), WRONG, ids=range(len(WRONG)))
def test_what_it_is_not_is_told(data, ending, sentence):
    with pytest.raises(FileRefusedError) as told:
        kinds.check(data, ending)
    assert str(told.value) == sentence


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (files.docx("application/vnd.ms-word.document.macroEnabled.main+xml"), "docx"),
        (files.docx(**{"word/vbaProject.bin": b"x"}), "docx"),
        (files.docx(**{"word/activeX/activeX1.xml": b"x"}), "docx"),
        (files.docx(**{"word/embeddings/oleObject1.bin": b"x"}), "docx"),
        (files.docx(**{"word/embeddings/So.xlsm": b"x"}), "docx"),
        (files.odt(**{"Basic/Standard/Module1.xml": b"x"}), "odt"),
        (files.odt(**{"Scripts/python/a.py": b"x"}), "odt"),
        (files.old("WordDocument", "_VBA_PROJECT"), "doc"),
        (files.old("Workbook", "_VBA_PROJECT_CUR"), "xls"),
        (files.package({"mẫu.docx": files.docx(**{"word/vbaProject.bin": b"x"})}), "zip"),
    ],
)
def test_what_would_run_is_not_taken(data, ending):
    with pytest.raises(FileRefusedError, match=r"có chương trình \(macro\)"):
        kinds.check(data, ending)


ACTIONS = [
    files.pdf(b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
    files.pdf(b"/OpenAction << /S /J#61vaScr#69pt /JS (app.alert(1)) >>"),
    files.pdf(b"/OpenAction << /S /Launch /F (cmd.exe) >>"),
    files.pdf(b"/AcroForm << /XFA 9 0 R >>"),
    files.pdf(b"/OpenAction 8 0 R", more=files.packed_objects(b"<< /S /JavaScript /JS (1) >>")),
    files.pdf(b"/OpenAction 8 0 R", more=files.packed_objects(b"<< /S /X >>", filters=b"/ASCIIHexDecode")),
    files.pdf(more=files.packed_objects(b"<< >>").replace(b"/N 1", b"/N 1 /DecodeParms << /Predictor 12 >>")),
    files.pdf(b"/Encrypt 9 0 R"),
]


@pytest.mark.parametrize("data", ACTIONS, ids=range(len(ACTIONS)))
def test_a_pdf_that_starts_something_is_known(data):
    assert has_actions(data)


def test_a_plain_pdf_starts_nothing():
    assert not has_actions(files.pdf(b"/OpenAction [3 0 R /Fit]", more=files.packed_objects(b"<< /S /URI >>")))


@pytest.mark.django_db
class TestInTheOffice:
    @pytest.mark.parametrize("model", [Attachment, Document])
    def test_each_field_asks(self, model):
        record = model(file=ContentFile(b"MZ\x90\0", name="ke-hoach.pdf"))
        with pytest.raises(ValidationError) as told:
            record.clean_fields(exclude={field.name for field in model._meta.fields} - {"file"})
        sentence = "Không nhận tệp “ke-hoach.pdf”: bên trong là chương trình chạy trên máy tính, không phải tệp PDF."
        assert told.value.message_dict == {"file": [sentence]}

    def test_what_is_stored_is_not_judged_again(self):
        make_document(file=ContentFile(b"MZ", name="cu.pdf")).clean_fields()

    def test_whatever_happens_to_the_reader_the_site_goes_on(self, monkeypatch):
        monkeypatch.setattr(process, "SECONDS", 0.001)
        with pytest.raises(FileRefusedError, match="quá phức tạp"):
            process.check(files.pdf(), "pdf")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "way"), [(files.pdf(), "inline"), (ACTIONS[0], "attachment"), (ACTIONS[4], "attachment")]
)
def test_a_pdf_that_starts_something_is_saved_not_shown(client, data, way):
    article = make_article(written_by=make_user())
    attachment = Attachment.objects.create(article=article, title="Tệp", file=ContentFile(data, name="a.pdf"))
    response = client.get(attachment.file.url)
    assert response["Content-Disposition"].partition(";")[0] == way
    assert "sandbox" in response["Content-Security-Policy"]
