"""Memos full of phones, accounts, addresses and names, put into the demonstration year, and how one finds them again."""

import io
import re
import unicodedata
import zipfile
from datetime import date
from html import unescape

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Value
from django.db.models.functions import Cast

from frontportal.kit.values.text import fold
from welfare.bankterms.model import Transaction
from welfare.ledger.models.contribution import Contribution
from welfare.statements.line_search.index_words import index_fields
from welfare.statements.models.line import StatementLine
from welfare.statements.models.statement import Statement

DAY = date(2023, 6, 5)
PHONES = (
    "0987654321",
    "0987 654 321",
    "09.87.65.43.21",
    "0987-654-321",
    "+84 987 654 321",
    "0987_654/321",
    "９８７６５４３２１０",
)
MEMOS = [
    *(f"TRAN VAN QUYNHTRUC ung ho goi {phone} nhe" for phone in PHONES),
    "QUYNHTRUC DIEMKHANG ung ho quy vi nguoi ngheo",
    "ung ho quy.quynhtruc@diemkhang.vn cam on",
    "CT tu 19033445566018 QUYNHTRUC DIEMKHANG toi 00000202305 ung ho quy",
    "CCCD 079 093 001 234 Quỳnhtrúc Thị Diễmkhang ủng hộ",
    "<script>alert('quynhtruc')</script> ung ho",
    "=HYPERLINK('http://diemkhang.vn') ung ho",
    # Names made of words that memos are made of: a list of words to be shown must not show them.
    *(f"{name} ung ho" for name in ("DOAN TRUONG GIANG", "KIEU BAO NGOC", "NGUYEN THANH TAM", "TRAN THI GIUP")),
    "MBVCB.123.LE THANH TOAN chuyen tien.CT tu 0123 DO ANH HUONG DIEM toi 0456 ung ho",
    "xe 49H1-678.90 so nha 1357/2468 ung ho",
]
NAMES = (
    r"doan truong giang|kieu bao ngoc|nguyen thanh tam|tran thi giup|le thanh toan|do anh huong diem|h167890|13572468|"
)
SECRETS = re.compile(NAMES + r"quynhtruc|diemkhang|987654321|9876543210|19033445566018|079093001234|alert\(")
SEARCH = "/quy-vi-nguoi-ngheo/sao-ke/tim/"
ASKED = [
    "?q=ung+ho&thang=6/2023",
    "?q=ung+ho&tungay=01/06/2023&denngay=30/06/2023",
    "?sotien=777777",
    "?sotien=777777&thang=06/2023&q=tran+van",
    "?tusotien=700.000&thang=2023-06",
    "?q=quy+vi+nguoi+ngheo",
    "?q=ung+ho",
]
BEGIN = ["/", "/sitemap.xml", "/robots.txt", "/quy-vi-nguoi-ngheo/2023/dong-gop/?q=1", "/tim-kiem/?q=ung+ho"]


def plant() -> None:
    """One line, and one gift of somebody who is not named, for every memo."""
    statement = Statement.objects.public().filter(last_day__year=2023).first()
    for position, memo in enumerate(MEMOS):
        row = Transaction(day=DAY, debit=0, credit=777_777, memo=unicodedata.normalize("NFC", memo), line=1)
        row.counterparty = "QUYNHTRUC DIEMKHANG - 19033445566018"
        folded, words = index_fields(row)
        StatementLine.objects.create(
            statement=statement, account=statement.account, number=90_000 + position, day=DAY, credit=row.credit,
            memo=row.memo, counterparty=row.counterparty, counter_account="19033445566018", reference="19033445566018",
            line=1, folded=folded, words=Cast(Value(" ".join(words)), SearchVectorField()),
            identity=f"{position:032}", ordinal=1,
        )  # fmt: skip
    gift = Contribution.objects.confirmed().filter(year=2023, reverses=None).first()
    for position, memo in enumerate(MEMOS):
        Contribution.objects.create(
            fund=gift.fund, year=2023, date=DAY, amount=1, unit=gift.unit, donor_name=memo, donor_kind="person", memo=memo,
            state="confirmed", created_by=gift.created_by, confirmed_by=gift.confirmed_by, confirmed_at=gift.confirmed_at,
            receipt_number=90_000 + position,
        )  # fmt: skip


def said(kind: str, body: bytes) -> str:
    """All text of a response, markup included, office files unpacked."""
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return body.decode("utf-8", "replace") if not kind.startswith(("image/", "font/")) else ""


def secrets_in(text: str) -> set[str]:
    """What of the memos stands in a text, however its digits are parted and its letters written."""
    text = fold(unicodedata.normalize("NFKC", unescape(text)))
    return set(SECRETS.findall(text)) | set(SECRETS.findall(re.sub(r"(?<=\d)[\W_]+(?=\d)", "", text)))
