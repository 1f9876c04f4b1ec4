"""Statements of something else than an account into which one can give: a credit card, a loan, savings books. Their columns look alike, and what
is money out of an account is none there."""

import re
from collections.abc import Iterable

from welfare.bankterms.columns.header import Columns
from welfare.bankterms.model import FileRefusedError
from welfare.bankterms.text.words import fold

# What stands above the rows. “Hạn mức”, “thấu chi” also stand above an account of a firm.
TITLES = {
    "sao kê thẻ tín dụng": re.compile(
        r"\bsao ke (?:chi tiet )?(?:giao dich )?(?:tai khoan )?the (?:tin dung|visa|mastercard|jcb)\b|^(?:so )?the tin dung\b"
        r"|\bcredit card\b|\bthanh toan toi thieu\b|\bminimum (?:payment|amount)(?: due)?\b"
    ),
    "sao kê khoản vay": re.compile(
        r"\b(?:tai khoan|khoan) (?:tien )?vay\b|\blich (?:tra|thu) no\b|\bke hoach tra no\b|^(?:so )?(?:hop dong tin dung|khe uoc)\b|\bloan (?:account|statement|schedule)\b"
    ),
}
HEADERS = {
    "sao kê thẻ tín dụng": re.compile(r"^so the tin dung\b"),
    "sao kê khoản vay": re.compile(
        r"^(?:so tien )?(?:tra|thu) (?:no )?(?:goc|lai)\b|^du no (?:goc|con lai|vay|hien tai)\b"
    ),
}
SAVINGS = re.compile(
    r"\b(?:so|tai khoan|tien gui) tiet kiem\b|\b(?:tien gui|tai khoan)(?: tien gui)? co ky han\b|\bsavings? (?:account|book)s?\b|\bterm deposits?\b"
)
RATE = re.compile(r"^lai suat\b|\binterest rate\b|^ky han\b|^ngay (?:den|dao) han\b|\bmaturity\b")


def refuse_other_statements(lines: Iterable[str], columns: Columns, *, is_assumed: bool) -> None:
    """Raises FileRefusedError for such a statement, by its title or its headers. `lines`: those above the table. `is_assumed`: whether nothing
    says which way the amounts went; a savings book that says so is read as any account."""
    titles = [*lines]
    headers = [" ".join(header.split()) for header in columns.headers.values()]
    for kind, words in TITLES.items():
        refuse_shown(kind, "dòng", (line for line in titles if words.search(fold(line).strip())))
        refuse_shown(kind, "cột", (header for header in headers if HEADERS[kind].search(fold(header))))
    if is_assumed:
        refuse_shown("danh sách tiền gửi tiết kiệm", "dòng", (line for line in titles if SAVINGS.search(fold(line))))
        refuse_shown("danh sách tiền gửi tiết kiệm", "cột", (header for header in headers if RATE.search(fold(header))))


def refuse_shown(kind: str, where: str, found: Iterable[str]) -> None:
    """Raises FileRefusedError, naming the first text found."""
    if shown := next(iter(found), ""):
        raise FileRefusedError(
            "not_statement",
            f"Đây là {kind} ({where} “{' '.join(shown.split())[:60]}”), không phải sao kê tài khoản thanh toán: tiền ở đó không phải tiền ủng hộ. "
            "Hãy xuất sao kê của tài khoản nhận ủng hộ.",
        )
