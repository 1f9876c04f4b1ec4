"""Labels of lines that print a balance among the rows of a table: at the start or end of a period, a day or a page."""

import re

from .words import fold

OPENING, CLOSING, OPENING_OF_DAY, CLOSING_OF_DAY, CARRIED, STATED = (
    "opening",
    "closing",
    "day opening",
    "day closing",
    "carried",
    "stated",  # at a place of the file, which end it is being not said
)
HELD = r"(?:(?:so )?du|ton(?: quy)?)(?: tai khoan| tien gui)?"
SPAN = r"(?:ngay|tuan|thang|quy|nam)"
SAID = {
    OPENING_OF_DAY: rf"{HELD} dau {SPAN}|(?:opening|beginning) (?:daily )?balance of (?:the )?day",
    CLOSING_OF_DAY: rf"{HELD} cuoi {SPAN}|(?:closing|ending) (?:daily )?balance of (?:the )?day|end of day balance|eod balance",
    OPENING: rf"{HELD} (?:dau(?: ky| tien)?|(?:ky )?truoc|ban dau|ky truoc (?:chuyen|mang) sang)"
    r"|(?:opening|open|beginning|starting|initial|previous|prior) balance|balance (?:brought forward|b/?[fd])|sddk",
    CLOSING: rf"{HELD} cuoi(?: ky)?|(?:closing|ending|final) balance|sdck",
    CARRIED: rf"(?:{HELD}|cong|tong|tong cong|luy ke)(?: (?:cua )?trang truoc)? (?:mang|chuyen) (?:sang|tiep|qua|den)(?: trang (?:sau|truoc|ben|tiep))?"
    rf"|(?:so )?(?:trang truoc )?(?:mang|chuyen) (?:sang )?trang (?:sau|tiep|ben)|(?:so )?trang truoc (?:mang|chuyen) (?:sang|qua|den)"
    rf"|(?:{HELD}|cong) (?:mang|chuyen) trang (?:sau|tiep)|{HELD} trang truoc"
    r"|(?:balance |total )?(?:carried|brought) (?:forward|down)|balance c/?[fd]",
    STATED: rf"{HELD} (?:hien (?:tai|co|thoi)|con lai|(?:(?:vao|tinh|den|tai|luc|cua) ){{0,2}}ngay [\d/.-]+)|(?:current|available|ledger) balance",
}
# "từ", "đến" and their like only before what they lead to: a memo may say "dư đầu tư".
WHAT = rf"(?:nay|tk|tai khoan|{SPAN}|[\d/.:-]+)"
BEHIND = rf"(?: (?:(?:(?:luc|den|tai|tu) ){{0,2}}{WHAT}|trong ky|vnd|dong))*"
EACH = f"(?:{'|'.join(SAID.values())}){BEHIND}"
AGAIN = rf"(?: ?[/-]? ?{EACH})?"  # in another language
LABELS = {kind: re.compile(f"(?:{words}){BEHIND}{AGAIN}") for kind, words in SAID.items()}
ANY = re.compile(EACH + AGAIN)
LANGUAGES = re.compile(r"[/\n(]\s*(?=[^\W\d_]{4})")
EDGES = " .:;*()[]-–/"


def balance_label(text: object) -> str:
    """What balance a text is the label of, and nothing else: `"Số dư đầu kỳ / Opening balance"` → `"opening"`; "" for any
    other text."""
    if not isinstance(text, str) or not 3 <= len(text) <= 80:
        return ""
    folded = fold(text)
    for part in (folded, *LANGUAGES.split(folded)):
        label = part.strip(EDGES)
        if kind := next((kind for kind, pattern in LABELS.items() if pattern.fullmatch(label)), ""):
            return kind
    return ""


def holds_balance(text: str) -> bool:
    """Whether a label says that its amount is a balance, not a sum of what moved."""
    return bool(re.search(rf"\b{HELD}\b|\bbalance\b", fold(text)))


def is_balance_label(folded: str) -> bool:
    """The same of a folded text in one language, for many texts of which hardly one is such a label."""
    return bool(ANY.fullmatch(folded))
