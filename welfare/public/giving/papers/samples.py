"""A poster, invented."""

from frontportal.paper.sample import OFFICE, SIGNS, PaperSample
from welfare.appeals.qr_svg import sized_svg
from welfare.appeals.vietqr import Transfer

from .poster import EMBLEM, EMBLEM_WORDS, HOW, LAYOUT, PROMISE, QR_WORDS

POSTER = {
    "title": "Ủng hộ Quỹ “Vì người nghèo”", "heading": SIGNS, "office": OFFICE,
    "office_lines": ["ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM", "XÃ MẪU"], "emblem": EMBLEM.read_text(encoding="utf-8"),
    "emblem_words": EMBLEM_WORDS, "qr": sized_svg(Transfer("970405", "0000000909123", "UNG HO QUY MAU")), "qr_words": QR_WORDS,
    "how": HOW, "facts": [["Ngân hàng", "Agribank"], ["Nội dung", "UNG HO QUY MAU"]], "promise": PROMISE,
    "address": "https://cong.example/quy-vi-nguoi-ngheo/ung-ho/",
}  # fmt: skip
SAMPLES = (PaperSample("poster", "Áp phích ủng hộ", LAYOUT, POSTER),)
