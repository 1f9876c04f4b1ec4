"""Office files from outside: what is none, what unpacks to too much, what runs or reaches elsewhere gets a sentence."""

import io
import zipfile

import pytest

from frontportal.workbooks.office_files import InvalidFile, check_package, parts_of

GOOD = {
    "docx": {"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"},
    "xlsx": {"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"},
}


def zipped(parts: dict) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize("kind", GOOD)
def test_parts_in_the_order_of_the_file(kind):
    assert list(parts_of(zipped(GOOD[kind]), kind).items()) == list(GOOD[kind].items())


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 99])
@pytest.mark.parametrize(("kind", "program"), [("docx", "Word"), ("xlsx", "Excel")])
def test_what_is_no_office_file(content, kind, program):
    for read in (parts_of, check_package):
        with pytest.raises(InvalidFile, match=f"không phải là tệp {program}"):
            read(content, kind)


def test_one_kind_is_not_the_other():
    with pytest.raises(InvalidFile, match="không phải là tệp Excel"):
        parts_of(zipped(GOOD["docx"]), "xlsx")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("word/vbaProject.bin", b"x", "macro"),
        ("word/embeddings/a.bin", b"x", "đối tượng nhúng"),
        ("word/a.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "khai báo lạ"),
        ("word/a.xml", "<!DOCTYPE a>".encode("utf-16"), "khai báo lạ"),
        (
            "word/_rels/a.rels",
            b'<Relationship Type="x/attachedTemplate" Target="http://x" TargetMode="External"/>',
            "lấy mẫu hoặc ảnh từ nơi khác",
        ),
        ("word/big.xml", b"0" * (41 * 2**20), "quá lớn khi giải nén"),
    ],
)
def test_hostile_parts(name, content, sentence):
    with pytest.raises(InvalidFile, match=sentence):
        parts_of(zipped(GOOD["docx"] | {name: content}), "docx")


def test_a_link_that_a_reader_clicks_may_lead_out():
    link = b'<Relationship Type="x/hyperlink" Target="http://x" TargetMode="External"/>'
    assert "word/_rels/a.rels" in parts_of(zipped(GOOD["docx"] | {"word/_rels/a.rels": link}), "docx")


def test_a_password_is_told():
    data = bytearray(zipped(GOOD["xlsx"]))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(signature, at + 1)
    with pytest.raises(InvalidFile, match="mật khẩu"):
        check_package(bytes(data), "xlsx")
