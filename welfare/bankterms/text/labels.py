"""What a statement prints about itself, by its labels: account, period, balances, totals, currency."""

import re
from functools import lru_cache

from ..model import FileRefusedError, PrintedFigures
from . import words
from .amounts import MOST_BALANCE, SEPARATORS, Amounts
from .balance_labels import is_balance_label
from .doubt import Doubt
from .periods import note_period
from .sum_labels import is_made_of_sum_words

SUM = r"(-?\d{1,3}(?:[ .,]\d{3})+(?:[.,]\d{1,2})?(?!\d)|-?\d+(?:[.,]\d{1,2})?(?![/.-]?\d))"
# From a label to its amount: the rest of the label, and perhaps the day of the balance; never another label.
BETWEEN = r"(?:(?!so du|tong|doanh so|[\d-]).)*(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}[^\da-z-]*)?"
ACCOUNT = re.compile(
    r"\b(?:(?:so tai khoan|so tk|stk|tai khoan so|account number|account no|a/c no|acct? no)\b(?![^:]*\bcu\b)[^:\d]*:?\s*"
    r"|(?:tai khoan|tk|account|a/c|acct?)(?: (?:thanh toan|tien gui|ngan hang))? ?[:.]? ?(?=\d{8}))(\d{8,}|\d[\d .-]{4,}\d)"
)
OPENING = re.compile(
    r"(?:so du dau|so du truoc|opening balance|beginning balance|balance brought forward|prior statement)\b"
    + BETWEEN
    + SUM
)
NEGATIVE = re.compile(r"\bam ?$")
OWED = re.compile(r" ?(?:vnd|d|dong)? ?(?:\((?:no|am|dr|debit|overdrawn)\)|(?:dr|od|overdrawn)\b|no$)")
CLOSING = re.compile(r"(?:so du cuoi|closing balance|ending balance|balance carried forward)\b" + BETWEEN + SUM)
CODES = "vnd|usd|eur|jpy|cny|gbp|aud|krw|sgd|thb|hkd|cad|chf|lak|khr|twd"
FOREIGN = "|".join(code for code in CODES.split("|") if code != "vnd")
FOREIGN_SUM = re.compile(rf"(?:\b(?:{FOREIGN})[ :]*|[$€£¥] ?)-?\d[\d.,]*|\d[\d.,]* ?(?:\(?(?:{FOREIGN})\b|[$€£¥])")
CURRENCY = re.compile(
    rf"(?:loai tien(?: te)?|dong tien|(?:ma )?(?:tien te|ngoai te)|ma tien|currency(?: code)?|ccy|don vi tien(?: te)?)\b(?:[^:]{{0,30}}:[ :]*|[ /]+(?=(?:{CODES})$))([a-z]{{3}})\b"
)
# “Total debit transaction: 11” counts, whatever its name begins with.
NO_COUNT = r"(?! (?:transactions?|entries|items|records?|count)\b(?! (?:amount|value)))"
DEBITS = re.compile(
    rf"total (?:amount )?(?:of )?(?:debits?|withdrawals?|outgoing|payments){NO_COUNT}(?: amount)?\b[^:\d]{{0,20}}:?\s*"
    + SUM
    + r"|tong (?:so )?(?:tien )?(?:phat sinh |ps |ghi )no\b[^:\d]{0,20}:?\s*"
    + SUM
    + "|but toan[^:]*less debit ?: ?\\d+ "
    + SUM
)
CREDITS = re.compile(
    rf"total (?:amount )?(?:of )?(?:credits?|deposits?|incoming|receipts){NO_COUNT}(?: amount)?\b[^:\d]{{0,20}}:?\s*"
    + SUM
    + r"|tong (?:so )?(?:tien )?(?:phat sinh |ps |ghi )co\b[^:\d]{0,20}:?\s*"
    + SUM
    + "|but toan[^:]*plus credit ?: ?\\d+ "
    + SUM
)
NUMBER = r"(?<![\d.,])(\d{1,3}(?:[.,]\d{3})*|\d{1,7})(?![\d.,]*\d)"
OF_TRANSACTIONS = (
    r"(?:giao dich|gd|but toan|mon|dong|luot(?: ung ho)?|ban ghi|transactions?|entries|items|records?|rows)"
)
COUNTED = rf"(?:(?:tong )?(?:so luong|so) {OF_TRANSACTIONS}|tong (?:cong )?(?:so )?{OF_TRANSACTIONS}|(?:total )?(?:number|no\.?|count) of (?:all )?{OF_TRANSACTIONS}|total (?:transactions|records|entries|items|rows))"
# A line that says nothing else: “Tổng cộng 4 giao dịch”, “(4 giao dịch)”, “Hiển thị 1 - 4 của 4 bản ghi”.
COUNT_ALONE = re.compile(
    rf"(?:(?:trang|page) \d+ ?/ ?\d+\W+)?(?:(?:(?:grand total|total|tong cong|tong so|tong|cong|co|gom|(?:da )?tim thay|found)(?: (?:co|gom))?:? ?)?\(?{NUMBER} (?:{OF_TRANSACTIONS}|khoan(?: ung ho)?)"
    rf"|(?:showing|displaying|(?:dang )?(?:hien thi|xem)|(?:tu )?(?:dong|ban ghi|muc)|records?|rows)\W+[\d\w ,.–-]*?\b(?:of|cua|tren|trong)(?: tong)?(?: so)? {NUMBER}(?: {OF_TRANSACTIONS})?)[\W]*"
)
COUNTED_BEHIND = r"(?:transactions?|entries|items|count)"
COUNTED_WITH = rf"\(?{NUMBER} {OF_TRANSACTIONS}\b\)?"  # “Tổng phát sinh nợ (11 món): 1.000.000”


def counted_on(side: str) -> re.Pattern[str]:
    """A label of how many transactions of one side there are, with its number, which may stand in a cell of its own."""
    ordered = rf"(?:{COUNTED}|(?:tong )?(?:so )?lenh) (?:(?:ghi|phat sinh|ben|bao) )?(?:{side})\b"
    names = rf"(?:{ordered}|(?:total )?(?:{side}) {COUNTED_BEHIND}\b|(?:number|no\.?|count) of (?:{side})\b)"
    return re.compile(
        rf"\b{names}[^:\d]{{0,40}}(?:: ?| (?=\S*\W*$)){NUMBER}|\btong (?:[a-z]+ ){{0,4}}(?:{side})\b[^:\d]{{0,20}}{COUNTED_WITH}"
    )


WITH_COUNT = re.compile(rf" {COUNTED_WITH}(?= ?:)")
COUNTS = {
    "count_debit": counted_on("no|debits?"),
    "count_credit": counted_on("co|credits?"),
    "count": re.compile(
        rf"\b{COUNTED}(?: (?:trong ky|phat sinh|phat sinh trong ky))?(?: ?/ ?[a-z ]{{0,30}})? ?: ?{NUMBER}"
    ),
}
TOTALS = re.compile(
    r"(?:grand total|total|tong cong|tong|cong|sum|σ)(?: (?:phat|sinh|ps|trong|ky|nay|so|tien|giao|dich|no|co|gui|rut|ghi|cac|khoan|thu|chi|ung|ho"
    r"|amount|debit|credit|transactions|doanh|volume))* ?:?(?: ?\(?\d+ (?:giao dich|gd|mon|but toan|dong|transactions?|entries|items)\)?)?"
)
SUMMED = r"(?:phat|sinh|ps|so|du|tien|cong|tong|trong|dau|cuoi|cua|den|tai|luy|ke|giao|dich|gd|doanh|no|co|thu|chi|ghi|het|nay|truoc|sau|ca|hai|trang|ngay|thang|quy|nam|tuan|ky)"
OF_PAGE = re.compile(
    rf"(?:tong|cong|so du)(?: {SUMMED}){{0,4}} (?:trang|ngay|thang|quy|tuan)\b(?:(?: {SUMMED}|[ \d:/.,()-])*|.*: ?[\d.,-]+)|(?:so du )?(?:mang|chuyen) sang\b.*|chuyen trang\b.*"
    r"|\(?(?:con tiep|xem tiep|tiep theo|tiep trang|trang tiep|continued on)(?: (?:trang|tiep|theo|sau|ben|page|next|the))*\)?"
    r"|(?:cong |so )?luy ke(?: (?:tu|den|het|dau|cuoi|ngay|thang|quy|nam|ky|nay|chuyen|mang|sang|trang|truoc|sau|tiep|[\d/.-]+))*"
    r"|(?:https?://|file:///)\S+(?: \d{1,5} ?/ ?\d{1,5})?"
    r"|(?:balance )?(?:carried|brought) forward\b.*|page total\b.*|(?:trang|page)(?: so)? ?:? ?\d+(?: ?(?:/|of|tren) ?\d+)?|\d+/\d+"
)
PAGE_NUMBER = re.compile(r"\d{1,5} ?/ ?\d{1,5}")
FOOT = re.compile(
    rf"(?:{COUNTED}|total (?:debits?|credits?)|tong cong(?! ty\b)|tong so|tong tien|tong (?:so )?(?:tien )?(?:phat sinh|ghi (?:no|co)|ps (?:no|co))|cong phat sinh|so du (?:dau|cuoi)|(?:opening|closing|ending|beginning) balance"
    r"|balance (?:brought|carried) forward|ngay in|in luc|nguoi in|nguoi lap|thoi gian in|nguoi duyet|ke toan)\b[^:]*(?::.*)?"
)
SIGNED = re.compile(
    r"(?:nguoi |can bo |nhan vien )?(?:lap|in|duyet|kiem soat|giao dich)(?: bieu| phieu| bang)|(?:nguoi|can bo|nhan vien) (?:lap|in|duyet|kiem soat|giao dich)"
    r"|(?:pho )?thu truong(?: don vi)?|pho giam doc|ke toan(?: truong| vien)?|thu quy|thu kho|giam doc|kiem soat(?: vien)?"
    r"|giao dich vien|truong phong(?: ke toan| giao dich| khach hang)?|chu tai khoan|dai dien(?: ngan hang)?|xac nhan cua ngan hang|prepared by|approved by|checked by|authori[sz]ed signature|signature|teller|supervisor|\(?ky(?:,| va) (?:(?:ghi ro )?ho ten|dong dau).*"
)
FOOTNOTE = re.compile(
    r"[*(]?\s*(?:(?:tong |cong )?(?:so tien )?(?:viet |ghi )?bang chu|amount in words|luu y|chu thich|chu y|xin cam on|tran trong|(?:day la|ban) (?:ban )?(?:in|sao ke|chung tu)|sao ke (?:duoc|nay|tu dong)|chung tu (?:nay|duoc)|tai lieu (?:nay|duoc)"
    r"|quy khach|moi thac mac|hotline|this (?:is|statement|document)|note:|please|thank you|generated|computer generated|end of (?:statement|report)|-+ ?het ?-+)\b.*|\* .*"
)
# Where and when a paper was signed: “Lâm Hà, ngày 30 tháng 9 năm 2024”, with dots for what is written by hand.
PLACE_AND_DAY = re.compile(
    r"(?:[^\d,]{2,40}, ?)?ngay ?(?:\d{1,2}|[.…]+) ?thang ?(?:\d{1,2}|[.…]+) ?nam ?(?:\d{2,4}|[.…\d]+)"
)
# All that a row has for a text where it is a sum or a balance and no transaction; a donor's words may begin so, and go on.
SUM_OF_ROWS = re.compile(
    r"(?:grand total|total(?= (?:debit|credit))|tong cong|cong(?= (?:trang|ngay|thang)\b)|(?:tong|cong)(?: so)? phat sinh|so du (?:dau|cuoi)|(?:opening|closing|ending|beginning) balance"
    r"|balance (?:brought|carried) forward|(?:cong |so du )?(?:mang|chuyen) sang(?: trang)?)"
    r"(?: (?:trong|ky|nay|trang|truoc|sau|ngay|thang|nam|no|co|debit|credit|[\d/.-]+))*"
    r"|(?:(?:sub ?-?|grand )total|total (?:of|for|in|by)|(?:daily|monthly|page) (?:total|turnover)|turnover|(?:cong |so )?luy ke|cong don|(?:cong |tong )?doanh so"
    r"|(?:so )?phat sinh (?:trong|ngay|thang)|tong (?:trong|ngay|thang|trang|tien (?:trong|ngay|thang|giao dich)|doanh so|so tien|giao dich)|cong (?:trong|so tien trong))"
    r"(?: (?:tong|cong|so|tien|phat|sinh|giao|dich|gd|doanh|trong|tu|dau|den|het|cua|ky|nay|trang|truoc|sau|ngay|thang|quy|nam|tuan|no|co|ghi|of|for|in|the|day|month|page"
    r"|period|debit|credit|amount|transactions?|[\d/.:-]+))*"
)
LONGEST_LABEL = 80  # characters
LABEL_EDGES = " .:*()"
# With which SUM_OF_ROWS and the labels of balances begin. Most memos do not: they need not be folded.
LABEL_STARTS = frozenset(
    "gr to co so op cl en be ba ma ch du tr lu br ca st in pr fi su da mo pa tu do ph ti we sd eo cu av le".split()  # noqa: SIM905 - reads better than a column of words
)
OURS = {"vnd", "vnđ"}
fold = lru_cache(maxsize=256)(words.fold)  # one line is asked several questions
CANCELS = re.compile(
    r"\b(?:huy|xoa|bo|hoan|tra lai|nham|sai|trung|khong (?:tinh|nhan|dung|ghi)|chua (?:nhan|ve|den)|cancel\w*|void|delete\w*|duplicate\w*)\b"
)


def read_label(controls: PrintedFigures, text: str) -> bool:
    """Take from one line of a header or foot what it says; True when it said something. Raises FileRefusedError: foreign money."""
    folded = fold(text)
    before = vars(controls).copy()
    if (found := CURRENCY.search(folded)) and found[1] not in OURS:
        raise FileRefusedError("currency", f"Sao kê bằng {found[1].upper()}: chỉ nhập được sao kê tiền đồng (VND).")
    if found:
        controls.currency = "VND"
    note_account(controls, [text])
    note_period(controls, folded)
    note_counts(controls, folded)
    folded = WITH_COUNT.sub("", folded)
    for field, label in (
        ("opening", OPENING),
        ("closing", CLOSING),
        ("total_debit", DEBITS),
        ("total_credit", CREDITS),
    ):
        if found := label.search(folded):
            refuse_foreign_sum(text, found[0] + folded[found.end() :][:8])
            figure, at = found[found.lastindex or 0], found.span(found.lastindex or 0)
            is_owed = field in ("opening", "closing") and is_below_zero(folded, *at)
            amount = printed(figure.lstrip("-") if is_owed else figure, controls)
            if amount is not None:
                setattr(controls, field, -amount if is_owed else amount)
    return vars(controls) != before


def refuse_foreign_sum(line: str, shown: str) -> None:
    """Raises FileRefusedError for a balance or total with the sign of foreign money: `"Số dư đầu kỳ: 1,200.00 USD"`."""
    if FOREIGN_SUM.search(shown):
        raise FileRefusedError(
            "currency", f"Dòng “{line.strip()[:60]}” ghi ngoại tệ: chỉ nhập được sao kê tiền đồng (VND)."
        )


def note_counts(controls: PrintedFigures, folded: str) -> None:
    """Keep how many transactions a folded line says that there are; the first number of each kind counts."""
    for field, label in COUNTS.items():
        found = label.search(folded) or field == "count" and COUNT_ALONE.fullmatch(folded)
        if found and getattr(controls, field) is None:
            setattr(controls, field, int(found[found.lastindex or 0].translate(SEPARATORS)))


def is_count(text: str) -> bool:
    """Whether a text says how many transactions there are, and nothing else."""
    folded = fold(text)
    return bool(COUNT_ALONE.fullmatch(folded) or any(label.fullmatch(folded) for label in COUNTS.values()))


def note_account(controls: PrintedFigures, lines: list[str]) -> None:
    """The accounts that lines call the statement's own: the first one, and another one."""
    for found in (found for line in lines for found in ACCOUNT.finditer(fold(line))):
        number = re.sub(r"\D", "", found[1])
        if not controls.account:
            controls.account = number
        elif number != controls.account and not controls.second_account:
            controls.second_account = number


def printed(text: str, controls: PrintedFigures, *, signed: bool = False) -> int | None:
    """The amount in a text, in đồng, by the unit and the separators of `controls`; None where there is none. `signed`: whether it may
    be below zero."""
    try:
        return Amounts(controls.unit, controls.group).read(text, most=MOST_BALANCE, signed=signed)
    except Doubt:
        return None


def is_below_zero(folded: str, start: int, stop: int) -> bool:
    """Whether a balance that stands from `start` to `stop` of a line is one of an account in debt: `"(200.000)"`, `"200.000 DR"`."""
    before, after = folded[:start], folded[stop:]
    is_bracketed = before[-1:] == "(" and after[:1] == ")"
    return folded[start] == "-" or is_bracketed or bool(NEGATIVE.search(before) or OWED.match(after))


def is_cancelling(text: str) -> bool:
    """Whether what somebody wrote beside a row says that it does not count, or perhaps not: `"Huỷ, chuyển nhầm"`."""
    return bool(CANCELS.search(fold(text)))


def is_total(text: str) -> bool:
    """Whether a cell is the label of a line of totals, and nothing else."""
    return all(TOTALS.fullmatch(part.strip()) for part in fold(text).split("/"))


def is_sum_of_rows(text: str) -> bool:
    """Whether a row's text names a sum or a balance, and nothing else: `"Số dư cuối kỳ"`, `"Cộng chuyển sang trang sau"`."""
    start = text.lstrip(LABEL_EDGES)[:2]
    if len(text) > LONGEST_LABEL or start.isascii() and start.lower() not in LABEL_STARTS:
        return False
    folded = words.fold(text).strip(LABEL_EDGES)
    return bool(SUM_OF_ROWS.fullmatch(folded)) or is_balance_label(folded) or is_made_of_sum_words(text)


def names_currency(text: str) -> bool:
    """Whether a line begins with the label of the statement's currency."""
    return bool(CURRENCY.match(fold(text)))


def is_footer(text: str) -> bool:
    """Whether a text closes the table: a total, a count, a closing balance, who printed it and when, a page number."""
    folded = fold(text)
    return bool(FOOT.fullmatch(folded) or OF_PAGE.fullmatch(folded) or COUNT_ALONE.fullmatch(folded))


def is_closing(text: str) -> bool:
    """Whether a text says who signs below the table, or speaks of the statement itself, and nothing else."""
    folded = fold(text)
    return bool(SIGNED.fullmatch(folded.strip(" .:()")) or FOOTNOTE.fullmatch(folded))


def is_place_and_day(text: str) -> bool:
    """Whether a text only says where and when a paper was signed."""
    return bool(PLACE_AND_DAY.fullmatch(fold(text).strip(" .()")))


def is_of_page(text: str) -> bool:
    """Whether a text belongs to a page and not to the table: its number, its own totals, what it carries forward."""
    return bool(OF_PAGE.fullmatch(fold(text)))


def is_page_number(text: str) -> bool:
    """Whether a text is nothing but a page's number and how many there are, `"2/9"`; beside an amount it is a day and month."""
    return bool(PAGE_NUMBER.fullmatch(text.strip()))


def read_totals(controls: PrintedFigures, *, debit: object, credit: object) -> None:
    """Keep the totals a file prints under its columns; what is not readable as an amount is not a total. Payments may be below zero, and
    their sum with them."""
    for field, cell in (("total_debit", debit), ("total_credit", credit)):
        try:
            amount = Amounts(controls.unit, controls.group).read(cell, most=MOST_BALANCE, signed=field == "total_debit")
        except Doubt:
            continue
        if amount is not None:
            setattr(controls, field, abs(amount))
