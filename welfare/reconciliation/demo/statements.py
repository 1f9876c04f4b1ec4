"""Illustration: the bank's side of the three years, as the bank would export it, imported by the action that staff use.

Every transfer, every day's cash, every payment of the books and what moved between levels stands in it, so that lines and entries agree to the
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
from welfare.transfers.models import FundTransfer

LACKING = 2024  # the year whose file lacks a line
HEADER = ("Ngày giao dịch", "Số chứng từ", "Ghi nợ", "Ghi có", "Số dư", "Nội dung")
WISHES = ("ung ho quy vi nguoi ngheo", "ung ho nguoi ngheo", "chung tay vi nguoi ngheo", "xin gop chut long")
# A gift two days after the appeal had closed, and its way back to the giver: neither is the fund's.
RETURNED = "TRA LAI KHOAN DEN NGOAI THOI GIAN TIEP NHAN VNN2023"
LATE = {
    2023: [
        (date(2023, 11, 20), 0, 500_000, "VNN2023 NGUYEN THI MINH HOA ung ho nguoi ngheo"),
        (date(2023, 11, 27), 500_000, 0, RETURNED),
    ]
}
BETWEEN_LEVELS = "DIEU CHUYEN QUY VI NGUOI NGHEO"
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
                    HEADER,
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
    contributions = (
        Contribution.objects.confirmed().filter(**entries).select_related("unit", "appeal").order_by("date", "pk")
    )
    cash = defaultdict(list)
    moves = []
    for contribution in contributions:
        if contribution.channel == "transfer":
            moves.append((contribution.date, 0, contribution.amount, memo_of(contribution, random)))
        elif contribution.channel == "cash":
            cash[contribution.date].append(contribution)
    for day, found in cash.items():
        receipts = ", ".join(str(contribution.receipt_number) for contribution in found)
        moves.append(
            (day, 0, sum(contribution.amount for contribution in found), f"NOP TIEN MAT UNG HO, PHIEU THU {receipts}")
        )
    disbursements = Disbursement.objects.confirmed().filter(**entries).order_by("date", "pk")
    moves += [(disbursement.date, disbursement.amount, 0, paid_memo(disbursement)) for disbursement in disbursements]
    moves += [
        (
            each.date,
            max(-each.signed, 0),
            max(each.signed, 0),
            f"{BETWEEN_LEVELS} THEO {fold(each.document_number).upper()}",
        )
        for each in FundTransfer.objects.confirmed().filter(fund=books.fund, year=books.year).order_by("date", "pk")
    ]
    moves += LATE.get(books.year, ())
    return sorted(moves, key=lambda move: (move[0], move[1] > 0))


def memo_of(contribution: Contribution, random: Random) -> str:
    """What a giver's bank writes: a name, a wish, and in two of three a code that the fund had asked for."""
    name = fold(contribution.donor_name).upper().replace("’", "")
    code = (
        contribution.appeal.code
        if contribution.appeal
        else memo_code(contribution.unit)
        if contribution.unit.kind in ("commune", "town")
        else ""
    )
    memo = f"{name} {random.choice(WISHES)}"
    if code and random.random() < 0.67:
        memo = f"{code} {memo}"
    prefix = f"MBVCB.{random.randrange(10**9, 10**10)}." if random.random() < 0.5 else ""
    if random.random() < 0.1 and len(memo) > CUT:
        memo = f"{memo[:CUT]} {memo[CUT:]}"
    return f"{prefix}{memo}"


def paid_memo(disbursement: Disbursement) -> str:
    purpose = fold(disbursement.get_purpose_display()).upper()
    return (
        f"CHI {purpose} THEO QD {fold(disbursement.decision_number).upper()}, PHIEU CHI {disbursement.voucher_number}"
    )
