"""Text with headings, lists and tables that staff write or paste from Word: cleaned when saved and again when shown."""

import re
from functools import cache, partial
from html import unescape
from typing import Any

import nh3
from django.conf import settings
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
PICTURED = EXTENSIONS | {"Figure": True, "Caption": True, "Image": True}
TAGS = {"p", "h2", "h3", "ul", "ol", "li", "strong", "em", "b", "i", "blockquote", "a", "br", "sup", "sub"}
TAGS |= {"table", "caption", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"a": {"href"}, "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"}, "ol": {"start"}}


def cleaner(tags: set[str], attributes: dict[str, set[str]]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=tags,
        attributes=attributes,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
        clean_content_tags={"script", "style", "title", "textarea", "iframe", "noscript", "svg", "math"},
    )


CLEANER = cleaner(TAGS, ATTRIBUTES)
PICTURED_CLEANER = cleaner(TAGS | {"figure", "img", "figcaption"}, ATTRIBUTES | {"img": {"src", "alt"}})
FIGURE = re.compile(r"<figure>.*?</figure>|<img\b[^>]*>|</?fig\w+>", re.DOTALL)
# Asked when used: the trial of a template imports this without settings.
own_picture = cache(lambda: re.compile(rf'<img\b[^>]*\bsrc="({re.escape(settings.MEDIA_URL)}[\w./-]+\.webp)"'))
# A page has one h1, its title; what Word calls a title becomes a heading of the text.
LEVELS = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
BLOCK_END = re.compile(r"</(?:figcaption|p|h2|h3|li|td|th|tr|blockquote|caption)>|<br>")


def clean_html(html: str, *, pictured: bool = False) -> str:
    """Only the tags of our own text, no styles, no scripts, no empty paragraphs; headers of tables get their scope.

    A `pictured` text keeps pictures that lie here, each as `<figure><img src alt><figcaption>`.
    """
    levelled = re.sub(
        r"(?i)<(/?)(h[1456])\b", lambda tag: f"<{tag[1]}{LEVELS[tag[2].lower()]}", without_word(nfc(html or ""))
    )
    cleaned = (PICTURED_CLEANER if pictured else CLEANER).clean(levelled.replace("\0", ""))
    cleaned = FIGURE.sub(lambda found: own_figure(found[0]), cleaned) if pictured else cleaned
    cleaned = re.sub(r"<p>(?:\s|&nbsp;|<br>)*</p>", "", cleaned)
    return re.sub(r"<th\b(?![^>]*\bscope=)", '<th scope="col"', cleaned).strip()


def own_figure(html: str) -> str:
    """A figure in the one way in which it is kept; "" without a picture of ours."""
    source, alt = own_picture().search(html), re.search(r'\balt="([^"]*)"', html)
    caption = re.search(r"<figcaption>(.*?)</figcaption>", html, re.DOTALL)
    words = " ".join(re.sub(r"<[^>]*>", " ", caption[1]).split()) if caption else ""
    picture = f'<img src="{source[1]}" alt="{alt[1] if alt else ""}">' if source else ""
    return f"<figure>{picture}<figcaption>{words}</figcaption></figure>" if picture else ""


def plain_text(html: str) -> str:
    """The words of a text without its tags, blanks for breaks."""
    bare = re.sub(r"<[^>]*>", "", BLOCK_END.sub(" ", clean_html(html, pictured=True)))
    return " ".join(unescape(bare).split())


def sanitised_html(html: str, *, pictured: bool = False) -> str:
    """Cleaned again for the page; a wide table scrolls in its own frame, reachable with the keyboard."""
    first, *tables = clean_html(html, pictured=pictured).replace("</table>", "</table></div>").split("<table>")
    frame = '<div class="table-frame" tabindex="0" role="region" aria-label="Bảng {} trong bài"><table>'
    return first + "".join(frame.format(number) + rest for number, rest in enumerate(tables, 1))


class ProseInput(AdminProseEditorWidget):
    """The editor with its buttons named in Vietnamese."""

    @property
    def media(self) -> Any:
        return super().media + Media(
            js=[Script("js/admin/editor.js", type="module"), Script("js/admin/paste.js", type="module")]
        )


class ProseField(ProseEditorField):
    """HTML that is clean in the database, however it got there: forms, imports, bulk_create."""

    def __init__(self, *args: Any, pictured: bool = False, **options: Any) -> None:
        self.clean_html = partial(clean_html, pictured=pictured)
        given = {"extensions": PICTURED if pictured else EXTENSIONS, "sanitize": self.clean_html}
        super().__init__(*args, **given | options)

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**options | {"widget": ProseInput})

    def pre_save(self, record: Any, add: bool) -> Any:
        value = self.clean_html(getattr(record, self.attname))
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
