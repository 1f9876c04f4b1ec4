"""Illustration: the bank's side of the three years, as the bank would export it, imported by the action that staff use.

Every transfer, every day's cash and every payment of the books stands in it, so that lines and entries agree to the
đồng and the closing balance is that of the books. From the last year's file one line was taken out: its proof shows a
break.
"""

import csv
import tempfile
from collections import defaultdict
from datetime import date
from pathlib import Path
from random import Random

from frontportal.kit.values.text import fold
from welfare.appeals.transfer_codes import memo_code
from welfare.funds.models.bank_account import BankAccount
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.ledger.models.fund_year import FundYear
from welfare.statements.models.statement import Statement
from welfare.statements.store.importer import import_statement

LACKING = 2024  # the year whose file lacks a line
HEAD = ("Ngày giao dịch", "Số chứng từ", "Ghi nợ", "Ghi có", "Số dư", "Nội dung")
WISHES = ("ung ho quy vi nguoi ngheo", "ung ho nguoi ngheo", "chung tay vi nguoi ngheo", "xin gop chut long")
CUT = 20  # banks cut a memo into pieces of that many letters at will


def load(world) -> None:
    world["statements"] = [
        imported(books, world["account"], world.users["accountant"])
        for books in FundYear.objects.filter(fund=world["fund"]).order_by("year")
    ]


def imported(books: FundYear, account: BankAccount, by) -> Statement:
    moves = moves_of(books)
    balance, lines = books.opening, []
    for day, debit, credit, memo in moves:
        balance += credit - debit
        reference = f"FT{day:%y%j}{len(lines):05}"
        lines.append((f"{day:%d/%m/%Y}", reference, debit or "", credit or "", balance, memo))
    if books.year == LACKING:
        del lines[len(lines) // 3]
    totals = ("Tổng cộng", "", sum(move[1] for move in moves), sum(move[2] for move in moves))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"sao-ke-{books.year}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(
                [
                    [f"Số tài khoản: {account.number}"],
                    [f"Số dư đầu kỳ: {books.opening}"],
                    HEAD,
                    *lines,
                    totals,
                    [f"Số dư cuối kỳ: {balance}"],
                ]
            )
        return Statement.objects.get(pk=import_statement(path, by=by).statement)


def moves_of(books: FundYear) -> list[tuple[date, int, int, str]]:
    """(day, debit, credit, memo) of the year's confirmed entries; what comes in on a day stands before what goes out."""
    random = Random(books.year)
    entries = {"fund": books.fund, "year": books.year, "reverses__isnull": True, "reversal__isnull": True}
    gifts = Contribution.objects.confirmed().filter(**entries).select_related("unit", "appeal").order_by("date", "pk")
    cash = defaultdict(list)
    moves = []
    for gift in gifts:
        if gift.channel == "transfer":
            moves.append((gift.date, 0, gift.amount, memo_of(gift, random)))
        elif gift.channel == "cash":
            cash[gift.date].append(gift)
    for day, found in cash.items():
        receipts = ", ".join(str(gift.receipt_number) for gift in found)
        moves.append((day, 0, sum(gift.amount for gift in found), f"NOP TIEN MAT UNG HO, PHIEU THU {receipts}"))
    payments = Disbursement.objects.confirmed().filter(**entries).order_by("date", "pk")
    moves += [(payment.date, payment.amount, 0, paid_memo(payment)) for payment in payments]
    return sorted(moves, key=lambda move: (move[0], move[1] > 0))


def memo_of(gift: Contribution, random: Random) -> str:
    """What a giver's bank writes: a name, a wish, and in two of three a code that the fund had asked for."""
    name = fold(gift.donor_name).upper().replace("’", "")
    code = gift.appeal.code if gift.appeal else memo_code(gift.unit) if gift.unit.kind in ("commune", "town") else ""
    said = f"{name} {random.choice(WISHES)}"
    if code and random.random() < 0.67:
        said = f"{code} {said}"
    prefix = f"MBVCB.{random.randrange(10**9, 10**10)}." if random.random() < 0.5 else ""
    if random.random() < 0.1 and len(said) > CUT:
        said = f"{said[:CUT]} {said[CUT:]}"
    return f"{prefix}{said}"


def paid_memo(payment: Disbursement) -> str:
    purpose = fold(payment.get_purpose_display()).upper()
    return f"CHI {purpose} THEO QD {fold(payment.decision_number).upper()}, PHIEU CHI {payment.voucher_number}"
