"""The template that comes with the portal, in the layout of Decree 30/2020: A4, Times New Roman, margins, page numbers.

Staff download it, change it in Word and upload it again; the fields it names are all there are.
"""

import io
from functools import cache

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from frontportal.committee.letterhead import RECEIVERS, STANDING_COMMITTEE

from .archive import packed
from .word import parts_of_own

FONT, SMALL = "Times New Roman", "Chữ trong bảng"
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
ISSUER, NUMBER = "{{ co_quan.ten_in_hoa }}", "Số:        /BC-MTTQ-BTT"
PLACE_AND_DAY = "{% if co_quan.dia_danh %}{{ co_quan.dia_danh }}, {% endif %}{{ ngay_thang }}"
CLOSING = (
    "Trên đây là báo cáo kết quả công tác Mặt trận năm {{ nam }}"
    "{% if co_quan.ten %} của Ban Thường trực {{ co_quan.ten }}{% endif %}./."
)
COLUMNS = (
    ("Chỉ tiêu", "ten", 47),
    ("Đơn vị tính", "don_vi", 17),
    ("Kết quả", "gia_tri", 27),
    ("Kế hoạch", "ke_hoach", 27),
    ("Đạt", "ty_le", 20),
    ("Năm trước", "nam_truoc", 27),
)


@cache
def standard_template() -> bytes:
    """The .docx with its tags; always the same bytes."""
    document = Document()
    style(document)
    page(document.sections[0])
    letterhead(document)
    title(document, "BÁO CÁO", "Kết quả công tác Mặt trận năm {{ nam }}")
    body(document)
    programme(document)
    signature(document)
    appendix(document)
    file = io.BytesIO()
    document.save(file)
    return packed(parts_of_own(file.getvalue()))


def style(document) -> None:
    for name, size, bold in (("Normal", 14, False), ("Heading 1", 14, True), ("Heading 2", 14, True)):
        found = document.styles[name]
        found.font.name, found.font.size, found.font.bold = FONT, Pt(size), bold
        fonts = found.element.get_or_add_rPr().get_or_add_rFonts()
        for side in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(side), FONT)
        for side in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(side), None)
        if name != "Normal":
            found.font.color.rgb = None
            found.paragraph_format.space_before, found.paragraph_format.space_after = Pt(12), Pt(6)
    small = document.styles.add_style(SMALL, WD_STYLE_TYPE.PARAGRAPH)
    small.base_style, small.font.size = document.styles["Normal"], Pt(10)


def page(section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE ")
    field.append(OxmlElement("w:r"))
    number._p.append(field)


def letterhead(
    document, above: str = ISSUER, own: str = STANDING_COMMITTEE, number: str = NUMBER, day: str = PLACE_AND_DAY
) -> None:
    table = grid(document, (66, 99))
    left, right = table.rows[0].cells
    if above:
        add_paragraph(left, above, size=12, first=True)
    add_paragraph(left, own, size=12, bold=True, first=not above)
    rule(left, 22, 66)
    add_paragraph(right, NATION, size=12, bold=True, first=True)
    add_paragraph(right, MOTTO, size=13, bold=True)
    rule(right, 20, 99)
    left, right = table.add_row().cells
    add_paragraph(left, number, size=13, first=True)
    add_paragraph(right, day, size=13, italic=True, first=True)


def title(document, *lines: str) -> None:
    for number, line in enumerate(lines):
        add_paragraph(document, line, bold=True).paragraph_format.space_before = Pt(0 if number else 18)
    rule(document, 62, 165)


def body(document) -> None:
    loop(document, "for doan in mo_dau")
    prose(document, "{{r doan }}")
    loop(document, "endfor")
    loop(document, "for m in muc")
    document.add_heading("{{ m.so }}. {{ m.tieu_de }}", 1)
    loop(document, "for doan in m.doan")
    prose(document, "{{r doan }}")
    loop(document, "endfor")
    loop(document, "if m.chi_tieu")
    rows(document, COLUMNS, "for c in m.chi_tieu", "c")
    loop(document, "endif")
    loop(document, "endfor")


def programme(document) -> None:
    loop(document, "if nhiem_vu")
    document.add_heading("Nhiệm vụ năm {{ nam_sau }}", 1)
    loop(document, "for n in nhiem_vu")
    prose(
        document,
        "{{ loop.index }}. {{ n.viec }}{% if n.chu_tri %}. Chủ trì: {{ n.chu_tri }}{% endif %}{% if n.han %}. Hạn: {{ n.han }}{% endif %}{% if n.do_bang %}. Đo bằng: {{ n.do_bang }}{% endif %}.",
    )
    loop(document, "endfor")
    loop(document, "endif")
    prose(
        document,
        "{% if an_ban.so %}Số liệu theo ấn bản {{ an_ban.so }} công bố ngày {{ an_ban.ngay }}, mã băm SHA-256 {{ an_ban.ma_bam }}.{% else %}Số liệu chưa công bố, tính từ hồ sơ hiện có.{% endif %}",
    )
    closing(document, CLOSING)


def closing(document, words: str) -> None:
    """The line over the signature, on its page."""
    prose(document, words)
    form = document.paragraphs[-1].paragraph_format
    form.keep_with_next, form.space_before = True, Pt(6)


def signature(document) -> None:
    table = grid(document, (75, 90))
    keep_whole(table.rows[0])
    left, right = table.rows[0].cells
    add_paragraph(left, "Nơi nhận:", size=12, bold=True, italic=True, first=True, side=ALIGN.LEFT)
    for line in RECEIVERS:
        add_paragraph(left, line, size=11, side=ALIGN.LEFT)
    add_paragraph(right, "TM. BAN THƯỜNG TRỰC", bold=True, first=True)
    add_paragraph(right, "{{ co_quan.chuc_vu_ky }}", bold=True)
    for _ in range(4):
        add_paragraph(right, "")
    add_paragraph(right, "{{ co_quan.nguoi_ky }}", bold=True)


def appendix(document) -> None:
    section = document.add_section()
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = False
    add_paragraph(document, "PHỤ LỤC I", bold=True)
    add_paragraph(document, "Số liệu năm {{ nam }} theo xã, thị trấn", bold=True)
    loop(document, "for m in muc")
    loop(document, "if m.chi_tieu")
    document.add_heading("{{ m.so }}. {{ m.tieu_de }}", 2)
    loop(document, "m.bang_xa", tag="{{p %s }}")
    loop(document, "endif")
    loop(document, "endfor")
    heading = add_paragraph(document, "PHỤ LỤC II", bold=True)
    heading.paragraph_format.page_break_before = True
    add_paragraph(document, "Chỉ dẫn số liệu: mỗi con số là gì, từ những hồ sơ nào", bold=True)
    columns = (
        ("STT", "stt", 12),
        ("Chỉ tiêu", "ten", 68),
        ("Cách ghi trong báo cáo", "cau", 60),
        ("Định nghĩa", "dinh_nghia", 66),
        ("Số hồ sơ", "so_ho_so", 18),
    )
    table = rows(document, columns, "for c in chi_tieu", "c", extra=("Hồ sơ", "{{r c.lien_ket }}", 28))
    # The bookmark that the narrative's links lead to stands before the figure's name.
    named = table.rows[2].cells[1].paragraphs[0]
    named.runs[0].text = "{{r c.neo }}"
    named.add_run("{{ c.ten }}")


def grid(document, widths):
    """A table without borders that lays out a block."""
    table = document.add_table(1, len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        column.cells[0].width = Mm(width)
    return table


def rows(document, columns, opening: str, name: str, extra: tuple | None = None):
    """A table with a header and one row for each turn of the loop."""
    shown = [(header, f"{{{{ {name}.{field} }}}}", width) for header, field, width in columns] + (
        [extra] if extra else []
    )
    table = document.add_table(4, len(shown))
    table.style, table.autofit = "Table Grid", False
    mark_header(table.rows[0])
    keep_whole(table.rows[2])
    for position, (header, tag, width) in enumerate(shown):
        for row in table.rows:
            row.cells[position].width = Mm(width)
        table.columns[position].width = Mm(width)
        add_paragraph(table.rows[0].cells[position], header, size=None, bold=True, first=True).style = SMALL
        side = ALIGN.LEFT if position < 2 or extra else ALIGN.RIGHT
        add_paragraph(table.rows[2].cells[position], tag, size=None, first=True, side=side).style = SMALL
    add_paragraph(table.rows[1].cells[0], f"{{%tr {opening} %}}", first=True)
    add_paragraph(table.rows[3].cells[0], "{%tr endfor %}", first=True)
    return table


def mark_header(row) -> None:
    """The header stands on every page."""
    keep_whole(row)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_whole(row) -> None:
    """The row goes to the next page rather than being torn."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def add_paragraph(
    container,
    words: str,
    *,
    size: int | None = 14,
    bold: bool = False,
    italic: bool = False,
    first: bool = False,
    side=ALIGN.CENTER,
):
    """A paragraph in a cell or at the end of the document; `first` uses the one that a new cell has."""
    paragraph = container.paragraphs[0] if first else container.add_paragraph()
    paragraph.alignment = side
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(words)
    run.font.size = Pt(size) if size else None  # None: as the paragraph's style says
    run.font.bold, run.font.italic = bold or None, italic or None
    return paragraph


def prose(document, words: str) -> None:
    paragraph = document.add_paragraph(words)
    paragraph.alignment = ALIGN.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.space_after = Pt(6)
    paragraph.paragraph_format.line_spacing = 1.15


def loop(document, words: str, *, tag: str = "{%%p %s %%}") -> None:
    """A paragraph that holds nothing but a tag, and vanishes with it."""
    document.add_paragraph(tag % words)


def rule(container, length: int, width: int) -> None:
    """A short line in the middle: the upper border of an empty paragraph, indented on both sides; in millimetres."""
    paragraph = container.add_paragraph()
    spacing = paragraph.paragraph_format
    indent = (width - length) / 2
    spacing.left_indent = spacing.right_indent = Mm(indent - 2)
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(3), Pt(4), Pt(6)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc")
