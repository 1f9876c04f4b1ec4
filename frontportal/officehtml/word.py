"""HTML as Word writes it, made plain: paragraphs that look like lists become lists, marks of notes go.

The editor does the same while one pastes (`static/js/admin/word.js`); here it is done for what comes another way.
"""

import re
from typing import Any

import nh3
from lxml import html as lxml_html

MARKS = re.compile(r"mso-|[\"' =]Mso|#_(?:ftn|edn|msocom)|href=\"#|\xa0|&nbsp;", re.IGNORECASE)
LIST = re.compile(r"mso-list:\s*(l\d+)\s+level(\d)", re.IGNORECASE)
IGNORED = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
NUMBERED = re.compile(r"\s*(?:(\d+)|[a-zđ]|[ivxlc]+)[.)]", re.IGNORECASE)
# A mark and the hard blanks by which Word sets an item off: nobody types those.
TYPED_MARK = re.compile(r"[ \n]*(?:[·•▪◦§Ø–\-o]|(?:\d{1,2}|[a-zđ])[.)])(?=[ \n]*\xa0)[ \n\xa0]{2,}", re.IGNORECASE)
NOTE = re.compile(r"#_(?:ftn|edn|msocom)", re.IGNORECASE)
HEADING = re.compile(r"(?:Mso)?Heading([1-6])", re.IGNORECASE)
BLANKS = re.compile(r"[ \t\n]*\xa0[ \t\n\xa0]+|[ \t\n]+\xa0")
READER = nh3.Cleaner(
    tags=set(nh3.ALLOWED_TAGS),
    attributes={
        "*": {"class", "style"},
        "a": {"href"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan", "scope"},
    }
    | {"ol": {"start"}},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
    clean_content_tags={"script", "style", "title", "textarea", "iframe", "noscript", "svg", "math"},
)


def without_word(html: str) -> str:
    """The same text without Word's habits; what bears no mark of Word comes back as it is."""
    if not MARKS.search(html):
        return html
    root = lxml_html.fragment_fromstring(READER.clean(html), create_parent="div")
    was_word = "mso" in html.lower()
    drop_notes(root)
    make_lists(root)
    for paragraph in root.xpath(".//p[@class]"):
        level = HEADING.fullmatch(paragraph.get("class"))
        if level or paragraph.get("class") == "MsoTitle":
            paragraph.tag = f"h{level[1]}" if level else "h1"
    if was_word:
        mark_headers(root)
    for node in root.iter():
        node.text, node.tail = tidy(node.text), tidy(node.tail)
    return inner(root)


def inner(root: Any) -> str:
    """The content of an element, without the element."""
    written: str = lxml_html.tostring(root, encoding="unicode")
    return written.partition(">")[2].rpartition("</div>")[0]


def tidy(text: str | None) -> str | None:
    """Runs of hard blanks as one blank."""
    return BLANKS.sub(" ", text) if text else text


def drop_notes(root: Any) -> None:
    """Marks of notes go, their text stays; links within Word's own file lead nowhere here."""
    for link in root.xpath(".//a[@href]"):
        if NOTE.search(link.get("href")):
            link.drop_tree()
        elif link.get("href").startswith("#"):
            link.drop_tag()


def make_lists(root: Any) -> None:
    """Items that follow one another become one list, deeper ones a list within the item before."""
    open_lists: list[tuple[int, str, Any]] = []  # (level, tag, list), the outermost first
    for paragraph in root.xpath(".//p[not(ancestor::li)]"):
        item = item_of(paragraph)
        if item is None:
            continue
        level, mark = item
        tag = "ol" if NUMBERED.match(mark) else "ul"
        if not open_lists or open_lists[0][2].getnext() is not paragraph or (open_lists[0][2].tail or "").strip():
            open_lists = []
        while open_lists and (open_lists[-1][0] > level or (open_lists[-1][0] == level and open_lists[-1][1] != tag)):
            open_lists.pop()
        if not open_lists or open_lists[-1][0] < level:
            open_lists.append((level, tag, new_list(tag, mark, paragraph, open_lists)))
        move_into(open_lists[-1][2], paragraph)


def new_list(tag: str, mark: str, paragraph: Any, open_lists: list[tuple[int, str, Any]]) -> Any:
    """An empty list, before the paragraph or within the last item of the list that is open."""
    made = lxml_html.Element(tag)
    number = NUMBERED.match(mark)
    if number and number[1] and int(number[1]) > 1:
        made.set("start", number[1])
    if open_lists:
        open_lists[-1][2][-1].append(made)
    else:
        paragraph.addprevious(made)
    return made


def move_into(made: Any, paragraph: Any) -> None:
    """The paragraph as the list's next item; what followed it stays where it was."""
    tail, paragraph.tail = paragraph.tail, None
    before = paragraph.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (tail or "")
    item = lxml_html.Element("li")
    made.append(item)
    item.append(paragraph)


def item_of(paragraph: Any) -> tuple[int, str] | None:
    """(level, mark) of a paragraph that Word shows as an item of a list, its mark taken out of it."""
    style = LIST.search(paragraph.get("style") or "")
    if style:
        marks = [node for node in paragraph.iter() if IGNORED.search(node.get("style") or "")]
        mark = "".join(node.text_content() for node in marks).strip()
        for node in marks:
            node.drop_tree()
        return int(style[2]), mark
    typed = TYPED_MARK.match(paragraph.text_content())
    if typed is None:
        return None
    cut(paragraph, typed.end())
    return 1, typed[0].strip()


def cut(paragraph: Any, length: int) -> None:
    """Drops the first `length` characters of the text, whichever elements they lie in."""
    for text in paragraph.xpath(".//text()"):
        place = "text" if text.is_text else "tail"
        setattr(text.getparent(), place, str(text)[length:])
        length -= min(length, len(text))


def mark_headers(root: Any) -> None:
    """The first row of a table of Word's becomes its headers."""
    for table in root.xpath(".//table[not(.//th)][count(.//tr) > 1]"):
        for cell in table.xpath("(.//tr)[1]/td"):
            cell.tag = "th"
