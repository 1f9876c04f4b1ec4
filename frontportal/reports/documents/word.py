"""The report as .docx: a template that staff edit in Word, filled in a sandbox, the same bytes for the same input."""

import io
import re
import zipfile
from datetime import datetime

from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import ChainableUndefined, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from frontportal.workbooks.office_files import InvalidFile, parts_of

from .archive import packed
from .fields import fields_of
from .openxml import keep_together

TAG = re.compile(r"{[{%].{0,200}?[}%]}", re.DOTALL)
TOO_LARGE = 20 * 2**20


class InvalidTemplate(InvalidFile):
    """The template can't be filled; the message is a Vietnamese sentence."""


def render(template: bytes, report: dict) -> bytes:
    """The filled document. Raises InvalidTemplate with every unknown field named, or the tag that is broken."""
    fields = fields_of(report)
    unknown: set[str] = set()
    environment = sandbox(unknown)
    try:
        document = DocxTemplate(io.BytesIO(packed(parts_of(template, "docx"))))
        strange = document.get_undeclared_template_variables(environment) - fields.keys() - environment.globals.keys()
        if strange:
            raise InvalidTemplate(unknown_fields(strange, fields, template))
        document.render(fields, environment)
        keep_together(document.docx.element.body)
        if unknown:
            raise InvalidTemplate(unknown_fields(unknown, fields, template))
        return saved(document, report)
    except TemplateSyntaxError as error:
        raise InvalidTemplate(broken_tag(error, template)) from None
    except SecurityError:
        raise InvalidTemplate("Mẫu có thẻ không được phép dùng. Chỉ dùng các trường, vòng lặp và điều kiện.") from None
    except InvalidFile:
        raise
    except (MemoryError, RecursionError, OverflowError):
        raise InvalidTemplate("Mẫu lặp quá nhiều nên không điền được.") from None
    except Exception:  # a template can make the libraries fail anywhere: wrong kinds of values, torn XML
        raise InvalidTemplate(
            "Không điền được mẫu: một thẻ dùng sai chỗ hoặc sai kiểu (ví dụ lặp trên một trường không phải danh sách)."
        ) from None


def sandbox(unknown: set[str]) -> ImmutableSandboxedEnvironment:
    """An environment that escapes text, and notes in `unknown` the fields that are not there instead of failing."""

    class Unknown(ChainableUndefined):
        def noted(self):
            unknown.add(str(self._undefined_name))

        def __getattr__(self, name):
            if name[:2] == "__":
                raise AttributeError(name)
            self.noted()
            return self

        __getitem__ = __getattr__

        def __str__(self):
            self.noted()
            return ""

        def __iter__(self):
            self.noted()
            return iter(())

        def __bool__(self):
            self.noted()
            return False

        def __html__(self):
            return str(self)

    return ImmutableSandboxedEnvironment(autoescape=True, undefined=Unknown)


def unknown_fields(names: set[str], fields: dict, template: bytes) -> str:
    named = ", ".join(f"“{name}”{where(template, name)}" for name in sorted(names))
    return f"Mẫu có trường không biết: {named}. Các trường dùng được: {', '.join(sorted(fields))}; xem thêm mẫu chuẩn."


def where(template: bytes, words: str) -> str:
    """`" (dòng 12)"`: the first paragraph of the document, tables included, in which the words stand within a tag; "" where none has them."""
    found = re.compile(rf"{{[{{%][^}}]*{re.escape(words)}")
    body = DocxTemplate(io.BytesIO(packed(parts_of(template, "docx")))).get_docx().element.body
    for number, paragraph in enumerate(body.iter(qn("w:p")), 1):
        if found.search("".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))):
            return f" (dòng {number})"
    return ""


def broken_tag(error: TemplateSyntaxError, template: bytes) -> str:
    """The sentence with the tag as it stands in the document and its line, where it can be found."""
    lines = (error.source or "").splitlines()
    near = re.sub(r"<[^>]*>", "", lines[error.lineno - 1]) if 0 < error.lineno <= len(lines) else ""
    tag = TAG.search(near)
    words = (tag[0] if tag else near.strip())[:120]
    inner = re.split("{[{%]", words)[-1].strip("%} \n")
    named = re.search("named '([^']+)'", error.message or "")
    tried = (
        inner,
        named[1] if named else "",
        *inner.split()[:1],
    )  # of a tag left open, the words of the next lines follow
    line = next(filter(None, (where(template, each) for each in tried if each)), "")
    shown = f" gần “{words}”{line}" if words else line
    return f"Mẫu có thẻ viết sai hoặc chưa đóng{shown}. Mỗi {{% for %}} cần một {{% endfor %}}, mỗi {{% if %}} cần một {{% endif %}}."


def saved(document: DocxTemplate, report: dict) -> bytes:
    """The document's bytes: dated by the edition, not by the clock, and packed always alike."""
    edition, properties = report["edition"], document.core_properties
    moment = datetime.fromisoformat(edition["published_at"]) if edition else datetime(report["content"]["year"], 12, 31)
    properties.created = properties.modified = moment.replace(tzinfo=None)
    properties.last_modified_by = properties.author = report["letterhead"]["ten"]
    properties.title = f"Báo cáo năm {report['content']['year']}"
    properties.revision = 1
    file = io.BytesIO()
    document.save(file)
    if file.tell() > TOO_LARGE:
        raise InvalidTemplate("Mẫu lặp quá nhiều, tệp làm ra quá lớn.")
    return packed(parts_of_own(file.getvalue()))


def parts_of_own(data: bytes) -> dict[str, bytes]:
    """The parts of a file made here, which needs no guard."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}
