"""Text with headings, lists and tables that staff write or paste from Word: cleaned when saved and again when shown."""

import re
from html import unescape
from typing import Any

import nh3
from django_prose_editor.fields import ProseEditorField
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset import Media, Script

from frontportal.officehtml.word import without_word

from ..values.text import nfc
from .fields import DerivedField, FoldedField

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "HardBreak": True,
    "Superscript": True,
    "Subscript": True,
}
CLEANER = nh3.Cleaner(
    tags={"p", "h2", "h3", "ul", "ol", "li", "strong", "em", "b", "i", "blockquote", "a", "br", "sup", "sub"}
    | {"table", "caption", "thead", "tbody", "tr", "th", "td"},
    attributes={"a": {"href"}, "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"}, "ol": {"start"}},
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener",
    clean_content_tags={"script", "style", "title", "textarea", "iframe", "noscript", "svg", "math"},
)
# A page has one h1, its title; what Word calls a title becomes a heading of the text.
LEVELS = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
BLOCK_END = re.compile(r"</(?:p|h2|h3|li|td|th|tr|blockquote|caption)>|<br>")


def clean_html(html: str) -> str:
    """Only the tags of our own text, no styles, no scripts, no empty paragraphs; heads of tables get their scope."""
    levelled = re.sub(
        r"(?i)<(/?)(h[1456])\b", lambda tag: f"<{tag[1]}{LEVELS[tag[2].lower()]}", without_word(nfc(html or ""))
    )
    cleaned = CLEANER.clean(levelled.replace("\0", ""))
    cleaned = re.sub(r"<p>(?:\s|&nbsp;|<br>)*</p>", "", cleaned)
    return re.sub(r"<th\b(?![^>]*\bscope=)", '<th scope="col"', cleaned).strip()


def plain_text(html: str) -> str:
    """The words of a text without its tags, blanks for breaks."""
    bare = re.sub(r"<[^>]*>", "", BLOCK_END.sub(" ", clean_html(html)))
    return " ".join(unescape(bare).split())


def sanitised_html(html: str) -> str:
    """Cleaned again for the page; a wide table scrolls in its own frame, reachable with the keyboard."""
    frame = '<div class="table-frame" tabindex="0" role="region" aria-label="Bảng trong bài"><table>'
    return clean_html(html).replace("<table>", frame).replace("</table>", "</table></div>")


class ProseInput(AdminProseEditorWidget):
    """The editor with its buttons named in Vietnamese."""

    @property
    def media(self) -> Any:
        return super().media + Media(
            js=[Script("js/admin/editor.js", type="module"), Script("js/admin/paste.js", type="module")]
        )


class ProseField(ProseEditorField):
    """HTML that is clean in the database, however it got there: forms, imports, bulk_create."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"extensions": EXTENSIONS, "sanitize": clean_html} | options)

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**options | {"widget": ProseInput})

    def pre_save(self, record: Any, add: bool) -> Any:
        value = clean_html(getattr(record, self.attname))
        setattr(record, self.attname, value)
        return value


class PlainField(DerivedField):
    """The source fields as one line of plain text."""

    def derive(self, text: str) -> str:
        return plain_text(text)


class FoldedProseField(FoldedField):
    """The source fields without tags and without diacritics, for search."""

    def derive(self, text: str) -> str:
        return super().derive(plain_text(text))
