"""Fragments of WordprocessingML: links, bookmarks, tables; what stays on one page. Text is escaped; no style is set that a template's
style could set."""

import re
from collections.abc import Iterable
from html import escape

from docx.oxml.ns import qn

from .wording import pieces

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Fragment(str):
    """XML that stands in a document as it is."""

    def __html__(self) -> str:
        return self


def text(words: str) -> str:
    """Words escaped, without what XML can't hold."""
    return escape(NOT_XML.sub("", str(words)), quote=True)


def run(words: str, *, bold: bool = False, size: int | None = None) -> str:
    """One run; `size` in half points."""
    marks = ("<w:b/>" if bold else "") + (f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "")
    return f'<w:r>{f"<w:rPr>{marks}</w:rPr>" if marks else ""}<w:t xml:space="preserve">{text(words)}</w:t></w:r>'


def inner_link(words: str, anchor: str) -> str:
    """Words that lead to a bookmark of the same document."""
    return f'<w:hyperlink w:anchor="{text(anchor)}" w:history="1">{run(words)}</w:hyperlink>'


def outer_link(words: str, url: str) -> Fragment:
    """Words that lead to a page; as a field, which needs no entry elsewhere in the package."""
    return (
        Fragment(f'<w:fldSimple w:instr=" HYPERLINK &quot;{text(url)}&quot; ">{run(words)}</w:fldSimple>')
        if url
        else Fragment(run(words))
    )


def bookmark(number: int, name: str) -> Fragment:
    """`number` must be unique in the document; `name` has letters, digits and underscores, at most 40."""
    return Fragment(f'<w:bookmarkStart w:id="{number}" w:name="{text(name)}"/><w:bookmarkEnd w:id="{number}"/>')


def paragraph_runs(line: str, anchors: dict[str, str]) -> Fragment:
    """The runs of a line of narrative; marked figures lead to their anchors (slug → bookmark)."""
    return Fragment(
        "".join(inner_link(words, anchors[slug]) if slug in anchors else run(words) for words, slug in pieces(line))
    )


def table(
    headers: Iterable[str], rows: Iterable[Iterable[str]], widths: list[int], *, bold_last: bool = False
) -> Fragment:
    """A table with borders whose first row repeats on every page; first column left, the others right.

    `widths` in twentieths of a point.
    """
    rows = list(rows)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(row_of(row, widths, bold=bold_last and row is rows[-1]) for row in rows)
    sides = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in SIDES)
    return Fragment(
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{row_of(headers, widths, bold=True, header=True)}{body}</w:tbl>"
        # Word joins two tables that follow each other without a paragraph between them.
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="40" w:lineRule="exact"/></w:pPr></w:p>'
    )


SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def row_of(cells: Iterable[str], widths: list[int], *, bold: bool = False, header: bool = False) -> str:
    properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if header else "")
    made = "".join(
        cell(words, width, "center" if header else "left" if position == 0 else "right", bold)
        for position, (words, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def cell(words: str, width: int, side: str, bold: bool) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>'
        f'<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/><w:jc w:val="{side}"/>'
        f"</w:pPr>{run(words, bold=bold, size=20)}</w:p></w:tc>"
    )


def table_note(words: str) -> str:
    """A paragraph of its own, for what stands where a table would."""
    return f'<w:p><w:pPr><w:ind w:firstLine="0"/></w:pPr>{run(words, size=22)}</w:p>'


def keep_together(body) -> None:
    """Where a page may end: of each table with a header the first two rows share a page, and the last two; who signs has a row of it above.
    Tables of templates that offices brought are held so, too: no sign of Word's says it of rows that a loop makes."""
    for table in body.iter(qn("w:tbl")):
        rows = table.findall(qn("w:tr"))
        headers = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
        if not headers:
            continue
        bound = {*range(len(headers) + 1), len(rows) - 2} - {len(rows) - 1}
        if goes_with_next(table.getnext()):
            bound.add(len(rows) - 1)
        for paragraph in (each for number in sorted(bound) for each in rows[number].iter(qn("w:p"))):
            keep_with_next(paragraph)


def goes_with_next(paragraph) -> bool:
    return paragraph is not None and paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


def keep_with_next(paragraph) -> None:
    """Of any parser's elements: those that a template was filled with are not python-docx's."""
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        properties = paragraph.makeelement(qn("w:pPr"))
        paragraph.insert(0, properties)
    if properties.find(qn("w:keepNext")) is None:
        has_style = properties.find(qn("w:pStyle")) is not None  # the one sign that stands before it
        properties.insert(int(has_style), properties.makeelement(qn("w:keepNext")))
