"""Text of a PDF that nobody sees is no row: it is left out and told."""

import pytest

from tests.welfare.bankfiles.drawn import UNICODE
from tests.welfare.bankfiles.transactions.tables import MOVED, ROWS, taken
from tests.welfare.pdftables.content.drawn_text import EDGES, HEADERS, Statement, pdf

GHOST = ["05/10/2024", "0", "9,000,000", "21,189,000", "Nobody"]
TOLD = "Trang 1 có chữ không nhìn thấy được khi xem hoặc in (“05/10/2024”, “0”, “9,000,000”, “21,189,000”, “Nobody”): không đọc các chữ đó."


def ghost(*, size: int = 8, down: float = 122.0, right: float = 2.0) -> str:
    """A fifth row, where it would stand below the others."""
    place = [
        f"BT /F1 {size} Tf {left + right:.2f} {842 - down:.2f} Td ({words}) Tj ET"
        for left, words in zip(EDGES, GHOST, strict=False)
    ]
    return "\n".join(place)


def frame(*, top: float, bottom: float) -> str:
    return f"30 {842 - bottom} 500 {bottom - top} re f"


def in_layer(content: bytes) -> bytes:
    """The file with a layer that is switched off."""
    return (
        content.replace(b"/Type /Catalog", b"/Type /Catalog /OCProperties << /OCGs [99 0 R] /D << /OFF [99 0 R] >> >>")
        .replace(b"/Resources << /Font", b"/Resources << /Properties << /MC0 99 0 R >> /Font")
        .replace(b"xref\n0", b"99 0 obj\n<< /Type /OCG /Name (Draft) >>\nendobj\nxref\n0", 1)
    )


@pytest.mark.parametrize("lines", [False, True])
@pytest.mark.parametrize(
    ("before", "more"),
    [
        ("", f"1 g {ghost()} 0 g"),
        ("", f"0.97 g {ghost()} 0 g"),
        ("", f"0 0 0 0 k {ghost()} 0 g"),
        ("", ghost().replace(" Tf ", " Tf 3 Tr ")),
        ("", f"{ghost()} 1 g {frame(top=110, bottom=130)} 0 g"),
        ("", f"{ghost()} 0.2 g {frame(top=110, bottom=130)} 0 g"),
        (f"{frame(top=110, bottom=130)}", ghost()),
        ("", ghost(size=1)),
        ("", ghost(right=600)),
        ("", ghost(down=-30)),
        ("", ghost(down=900)),
        ("", f"/OC /MC0 BDC {ghost()} EMC"),
    ],
)  # fmt: skip
def test_row_that_nobody_sees_is_no_row(before, more, lines):
    moved, reading, _ = taken(in_layer(pdf(before=before, more=more, lines=lines)))
    assert (moved, reading.rejected, reading.notes) == (MOVED, [], [TOLD])


@pytest.mark.parametrize(
    ("before", "more"),
    [
        ("0.2 g " + frame(top=110, bottom=130) + " 1 g " + ghost() + " 0 g", ""),  # white on dark
        ("0.9 g " + frame(top=110, bottom=130) + " 0 g", ghost()),
        ("", "0.6 g " + ghost() + " 0 g"),
        ("", "/Span << /MCID 0 >> BDC " + ghost() + " EMC"),
        ("1 g " + frame(top=0, bottom=842) + " 0 g", ghost()),
    ],
)
def test_row_that_is_seen_however_it_is_drawn_is_read(before, more):
    moved, reading, _ = taken(pdf(before=before, more=more))
    assert (moved, reading.notes) == ([*MOVED, 9_000_000], [])


@pytest.mark.parametrize("lines", [False, True])
@pytest.mark.parametrize("turned", ["1 0 0 1 60 740", "0.866 0.5 -0.5 0.866 60 740"])
def test_pale_words_large_across_the_table_are_no_part_of_it(turned, lines):
    words = f"0.8 g BT /F1 40 Tf {turned} Tm (SAO KE) Tj ET 0 g"
    for given in ({"before": words}, {"more": words}):
        moved, reading, _ = taken(pdf(lines=lines, **given))
        assert (moved, reading.rejected, reading.notes) == (MOVED, [], ["Chữ chìm “SAO KE” không được đọc."])


def test_row_outside_of_the_part_of_the_page_that_is_shown_is_no_row():
    shown = pdf(more=ghost()).replace(b"/Rotate 0", b"/CropBox [0 733 595 842] /Rotate 0")
    moved, reading, _ = taken(shown)
    assert (moved, reading.rejected, reading.notes) == (MOVED, [], [TOLD])


def test_bold_white_letters_on_a_dark_ground_are_seen():
    """They fill more of their line than their ground does, as in the headers of web banks."""
    drawn = Statement(EDGES, HEADERS, font=UNICODE, lines=False, upright=False)
    white = [
        f"BT /F1 8 Tf {left + 2:.2f} 720 Td {drawn.shown(words)} Tj ET"
        for left, words in zip(EDGES, GHOST, strict=False)
    ]
    drawn.before = " ".join(["0.2 g", frame(top=110, bottom=130), "1 g", *white, "0 g"])
    rows = [[[day], [f"{out:,}"], [f"{into:,}"], [f"{balance:,}"], [memo]] for day, out, into, balance, memo in ROWS]
    bold = drawn.pages(rows).replace(b"0 0 500 700 re f", b"0 0 360 700 re f")
    moved, reading, _ = taken(bold)
    assert (moved, reading.notes) == ([*MOVED, 9_000_000], [])
