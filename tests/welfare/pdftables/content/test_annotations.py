"""What an office has drawn and written on a PDF with a program: a row struck out is set aside, notes are told."""

import pytest

from tests.welfare.bankfiles.transactions.tables import MOVED, taken
from tests.welfare.pdftables.content.drawn_text import pdf

LEFT = [MOVED[0], *MOVED[2:]]
ROW = 842 - 78.0  # the second row's baseline
QUAD = f"/QuadPoints [32 {ROW + 7} 520 {ROW + 7} 32 {ROW - 2} 520 {ROW - 2}]"
RECT = f"/Rect [32 {ROW - 2} 520 {ROW + 7}]"


def marked(annotation: str, *, lines: bool) -> bytes:
    content = pdf(lines=lines).replace(b"/Rotate 0", b"/Annots [99 0 R] /Rotate 0")
    one = f"99 0 obj\n<< /Type /Annot {annotation} >>\nendobj\nxref\n0".encode()
    return content.replace(b"xref\n0", one, 1)


@pytest.mark.parametrize("lines", [False, True])
@pytest.mark.parametrize(
    "annotation",
    [
        f"/Subtype /StrikeOut {RECT} {QUAD}",
        f"/Subtype /Line /L [30 {ROW + 2.5} 522 {ROW + 2.5}] /Rect [30 {ROW + 1} 522 {ROW + 4}]",
    ],
)
def test_row_struck_out_with_a_pen_is_set_aside(annotation, lines):
    moved, reading, _ = taken(marked(annotation, lines=lines))
    assert moved == LEFT
    assert [one.reason.split(": ")[1].split("” ")[1] for one in reading.rejected] == ["bị gạch ngang."]


@pytest.mark.parametrize(
    ("annotation", "notes"),
    [
        (f"/Subtype /Text /Contents (Huy, chuyen nham) {RECT}", ["Trang 1 có ghi chú thêm vào tệp PDF (“Huy, chuyen nham”): hãy xem dòng đó có tính không."]),
        (f"/Subtype /Highlight /Contents (Da doi chieu) {RECT} {QUAD}", ["Trang 1 có ghi chú thêm vào tệp PDF (“Da doi chieu”)."]),
        (f"/Subtype /Highlight {RECT} {QUAD}", []),
        (f"/Subtype /Underline {RECT} {QUAD}", []),
        (f"/Subtype /Widget /FT /Tx /T (a) /V (5.000.000) {RECT}", ["Trang 1 có ghi chú thêm vào tệp PDF (“5.000.000”)."]),
        (f"/Subtype /Widget /FT /Tx /T (a) {RECT}", []),
        (f"/Subtype /FreeText /DA (/Helv 9 Tf) /Contents (5.000.000) {RECT}", ["Trang 1 có ghi chú thêm vào tệp PDF (“5.000.000”)."]),
        (f"/Subtype /Square /IC [1 1 1] {RECT}", ["Trang 1 có ghi chú thêm vào tệp PDF (“hình che chữ”)."]),
        (f"/Subtype /Square /C [1 0 0] {RECT}", []),
        (f"/Subtype /Redact {RECT} {QUAD}", ["Trang 1 có ghi chú thêm vào tệp PDF (“hình che chữ”)."]),
        (f"/Subtype /StrikeOut /F 2 {RECT} {QUAD}", []),
        (f"/Subtype /Link /Contents (abc) {RECT}", []),
        (f"/Subtype /Line {RECT}", []),
    ],
)  # fmt: skip
def test_other_marks_change_no_row_and_what_they_say_is_told(annotation, notes):
    moved, reading, _ = taken(marked(annotation, lines=True))
    assert (moved, reading.rejected, reading.notes) == (MOVED, [], notes)
