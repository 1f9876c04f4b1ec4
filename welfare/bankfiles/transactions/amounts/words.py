"""The words that a column may hold about a transaction: which way its money went, and what became of it. Data.

All are folded. A phrase says a direction where words of one side stand in it and none of the other.
"""

import re
from collections.abc import Set

from welfare.bankterms.text.words import fold

OUT, IN = "out", "in"
# Alone in a cell.
EXACT = {
    OUT: {
        "d",
        "dr",
        "no",
        "db",
        "dbit",
        "debit",
        "chi",
        "ra",
        "di",
        "out",
        "rut",
        "giam",
        "xuat",
        "tru",
        "-",
        "−",
        "–",
    },
    IN: {
        "c",
        "cr",
        "co",
        "crdt",
        "credit",
        "thu",
        "vao",
        "den",
        "in",
        "nop",
        "tang",
        "nhap",
        "cong",
        "nhan",
        "+",
        "ve",
        "nap",
    },
}
# Anywhere in a phrase.
WORDS = {
    OUT: re.compile(
        r"\b(?:di|ra|rut|chi|no|giam|debit(?:ed)?|dr|out(?:going|flow|ward)?|withdraw(?:al|als|n)?|sent|paid(?! in\b)|payment|decrease[ds]?|minus|thanh toan|thu phi|phi|tru)\b"
    ),
    IN: re.compile(
        r"\b(?:den|vao|nhan|nop|co|tang|cong|ve|thu(?! phi\b)|credit(?:ed)?|cr|in(?:coming|flow|ward)?|deposit(?:s|ed)?|received|receipt|increase[ds]?|plus|nap|topup|top up|ung ho)\b"
    ),
}
# Words of which the other one in the same column tells the side: rút/gửi, but gửi/nhận; chuyển/nhận.
SENDING = re.compile(r"^(?:gui|gui tien|tien gui|so tien gui)$")
MOVING = re.compile(r"^chuyen(?: tien)?$")
TAKING = re.compile(r"\b(?:rut|withdraw(?:al)?)\b")
GETTING = re.compile(r"\bnhan\b")
# Abbreviations that say it only beside their opposite: Nợ/Có, ghi, báo nợ/có, phiếu chi/thu, withdrawal/deposit.
ABBREVIATED = (("gn", "gc"), ("bn", "bc"), ("pc", "pt"), ("wdl", "dep"), ("ghi xuat", "ghi nhap"))
PAIRS = {"n": (OUT, frozenset(["c", "co"]))}
PAIRS |= {out: (OUT, frozenset([into])) for out, into in ABBREVIATED}
PAIRS |= {into: (IN, frozenset([out])) for out, into in ABBREVIATED}
DONE = re.compile(
    r"(?:(?:giao dich|gd|da) )?(?:thanh cong|hoan thanh|hoan tat|da hach toan|hach toan|da ghi so|ghi so|da duyet|duyet|da xu ly|da thuc hien|da chuyen|da nhan|da thanh toan"
    r"|thuc hien|xu ly|success(?:ful|fully)?|completed?|booked|book|posted|done|ok|settled|succeeded|tc|approved|processed|executed|paid|final|accepted|acsc|active)(?: (?:thanh cong|giao dich|xong))?"
)
NOT_DONE = re.compile(
    r"\b(?:huy(?: bo)?|that bai|khong thanh cong|loi|tu choi|bi tu choi|hoan tra|hoan tien|da hoan|thu hoi|cho|dang|chua|du kien|len lich|hen|nhap(?! so)|tam giu|treo|het han|khong"
    r"|fail(?:ed|ure)?|cancel(?:led|ed)?|reject(?:ed)?|revers(?:ed|al)|refund(?:ed)?|pending|awaiting|scheduled|invalid|draft|processing|pdng|info|futr|void(?:ed)?|declined|expired|error|returned|unsuccessful|hold)\b"
)
DONE_MARKS, UNDONE_MARKS = frozenset("✓✔☑✅√"), frozenset("✗✘✕✖☒❌❎⛔🚫")
# A whole text of a further column, where people write what became of a transfer.
UNDONE_TEXT = re.compile(
    r"(?:(?:giao dich|gd|lenh) )?(?:(?:da|bi) )*(?:huy(?: bo)?|that bai|khong thanh cong|loi|tu choi|hoan tra|hoan tien|cho (?:xu ly|duyet)|dang xu ly"
    r"|chua (?:hach toan|ghi so|hoan thanh|thanh cong)|failed|cancell?ed|rejected|reversed|refunded|pending|voided|declined|unsuccessful)(?: (?:giao dich|gd|lenh))?"
)
# A kind with one of these undoes another: which way its money went depends on what it undoes.
UNDOING = re.compile(
    r"\b(?:huy|dao|hoan|thu hoi|dieu chinh|sua sai|revers(?:e|ed|al)|refund(?:ed)?|cancel(?:led|ed|lation)?|correct(?:ed|ion)|void(?:ed)?|chargeback|returned)\b"
)
# A line above or between rows that says of those below it which way their money went.
TITLE_OUT = re.compile(
    r"\b(?:tien (?:ra|di|chi|rut|chuyen di)|chuyen (?:tien |khoan )?di|(?:ghi|phat sinh|ben|bao) no|danh sach (?:da )?(?:chi|rut)|(?:cac )?khoan (?:da )?chi|chi tien|phieu chi|rut tien"
    r"|debits?|withdrawals?|outgoing|payments?|money out|paid out|disbursements?)\b"
)
TITLE_IN = re.compile(
    r"\b(?:tien (?:vao|den|gui|nop)|(?:ghi|phat sinh|ben|bao) co|thu|ung ho|dong gop|tiep nhan|credits?|deposits?|incoming|receipts?|money in|paid in|donations?)\b"
)
MONEY_OUT = re.compile(
    r"(?:chuyen (?:tien |khoan )?di|tien (?:ra|di)|ghi no|bao no|rut tien|chi tien|chi|debit) ?[:-]"
    r"|(?:chi (?:ho tro|tra|tien|mua|hoan|cho ho|cho cac|cho ba con|xay|sua|tang qua|qua|phi|ung|luong|thanh toan|dao tao|tham)|thu phi|phi (?:chuyen|dich vu|sms|quan ly|duy tri|giao dich|ngan hang|thuong nien|rut|bao)"
    r"|hoan (?:lai )?tien(?! (?:ung ho|dong gop|gop|giup|ho tro))|(?:huy|dao|hoan) (?:giao dich|gd|lenh|but toan)|but toan (?:dao|huy)|thu hoi (?:tien|giao dich|gd|lenh|do)"
    r"|revers(?:al|ed)\b|refund|chargeback|rut tien|thanh toan (?:tien|phi|hoa don|hop dong|cho)|hoan tra|tra (?:lai tien(?! gui\b)|tien|no|phi)|thue (?:gtgt|vat)|nop thue|vat )\b"
)


def side_of(word: str, among: Set[str] = frozenset()) -> str | None:
    """`"in"` or `"out"` by a folded word, None where it says neither or both. `among`: the other words of its column."""
    word = word.strip(". ()[]*:;")
    if SENDING.match(word):
        with_taking = any(TAKING.search(other) for other in among)
        with_getting = any(GETTING.search(other) for other in among)
        return None if with_taking == with_getting else IN if with_taking else OUT
    if MOVING.match(word):
        return OUT if any(GETTING.search(other) for other in among) else None
    if word in PAIRS and PAIRS[word][1] & among:
        return PAIRS[word][0]
    for side, words in EXACT.items():
        if word in words:
            return side
    if UNDOING.search(word):
        return None
    found = [side for side, words in WORDS.items() if words.search(word)]
    return found[0] if len(found) == 1 else None


def is_done(word: str) -> bool | None:
    """Whether a status says that the money moved; None for words that say neither."""
    if not UNDONE_MARKS.isdisjoint(word):
        return False
    folded = fold(word).strip(". ()[]*:;!\ufe0f" + "".join(DONE_MARKS))
    if NOT_DONE.search(folded):
        return False
    is_mark = not folded and not DONE_MARKS.isdisjoint(word)
    return True if is_mark or DONE.fullmatch(folded) else None


def looks_paid_out(memo: str) -> bool:
    """Whether a memo begins as those of payments and bank's charges do. Only to doubt where nothing says the direction."""
    return bool(MONEY_OUT.match(fold(memo[:80])))


def says_undone(text: str) -> bool:
    """Whether a text is nothing but the status of a transfer that was not made, or was taken back."""
    words = fold(text).strip(" .()[]*:;!\ufe0f" + "".join(UNDONE_MARKS))
    return bool(UNDONE_TEXT.fullmatch(words)) or not (words or UNDONE_MARKS.isdisjoint(text))


def is_title_of_payments(text: str) -> bool:
    """Whether a line without figures says that what is listed under it was paid out: “TIỀN RA”, not “Tiền vào/Tiền ra”."""
    folded = fold(text)
    has_figures = any(char.isdigit() for char in folded)
    return not has_figures and bool(TITLE_OUT.search(folded)) and not TITLE_IN.search(folded)
