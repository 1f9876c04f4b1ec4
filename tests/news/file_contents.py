"""Small files of every kind that staff attach, and of kinds that nobody may."""

import io
import zipfile
import zlib

OPENED = b"<< /Type /Catalog /Pages 2 0 R %s >>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def pdf(catalog: bytes = b"", *, more: bytes = b"") -> bytes:
    """One empty page; `catalog` stands in its first object, `more` are objects after it."""
    objects = [OPENED % catalog, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>")
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + more + b"trailer\n<< /Root 1 0 R /Size 9 >>\n%%EOF\n"


def packed_objects(content: bytes, *, filters: bytes = b"/FlateDecode") -> bytes:
    """Objects in a compressed stream, where a search of the bytes does not see them."""
    packed = zlib.compress(b"8 0 " + content) if filters == b"/FlateDecode" else content.hex().encode() + b">"
    header = b"<< /Type /ObjStm /N 1 /First 4 /Filter %s /Length %d >>" % (filters, len(packed))
    return b"7 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (header, packed)


def package(parts: dict[str, bytes | str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def docx(content_type: str = "application/x", **more: bytes) -> bytes:
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{content_type}"/></Types>'
    return package({"[Content_Types].xml": types, "word/document.xml": "<w:document xmlns:w='w'/>"} | more)


def odt(kind: str = "text", **more: bytes) -> bytes:
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return package({"mimetype": mimetype, "content.xml": "<office xmlns='o'/>"} | more)


def old(*streams: str) -> bytes:
    """As much of an old office file as its directory of streams."""
    return OLE + bytes(504) + b"".join(f"{name}\0".encode("utf-16-le").ljust(128, b"\0") for name in streams)
