"""Invented statement lines in the scratch database, as many as asked, spread over three years; for `bench search`.

Every hundredth memo is cut by a blank as banks cut it; one word in a hundred lines is "tang"; rare names are one line
in 20,000; an appeal of the first year (OLD) is in a third of its lines and in no later one.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from django.db import connection

from welfare.bankterms.model import Transaction
from welfare.funds.models.bank_account import BankAccount
from welfare.funds.models.fund import Fund
from welfare.statements.models.statement import Statement
from welfare.statements.store.copy_format import COLUMNS, COUNT, FIELDS, HEADER, TRAILER, int8
from welfare.statements.store.row_encoder import RowEncoder

from .sample_data import FAMILY, GIVEN, MIDDLE, NUMBER, PLACES, WISHES

FIRST, DAYS = date(2022, 1, 1), 1095
OLD = "BAOLU2022"
ENDS = "ang eng ing ong ung at et it ot ut"
RARE = [f"{start}{end}" for start in ("Kr", "Pl", "Br", "Jr", "Gl") for end in ENDS.split()]
AMOUNTS = (20_000, 50_000, 100_000, 200_000, 300_000, 500_000, 1_000_000, 2_000_000, 5_000_000)
COPY = f"COPY statements_statementline (statement_id, account_id, {COLUMNS}) FROM STDIN (FORMAT BINARY)"
PIECE = 2_000  # lines


def rows(count: int, *, seed: int = 2023) -> Iterator[Transaction]:
    random = Random(seed)
    for number in range(count):
        day = FIRST + timedelta(days=number * DAYS // count)
        yield Transaction(
            day=day,
            debit=0,
            credit=random.choice(AMOUNTS) if random.random() < 0.9 else random.randrange(1_000, 90_000_000),
            memo=memo_of(random, number, day),
            line=number,
            reference=f"{random.randrange(5_000, 6_000)}.{random.randrange(100_000)}",
        )


def memo_of(random: Random, number: int, day: date) -> str:
    name = f"{random.choice(FAMILY)} {random.choice(MIDDLE)} {random.choice(GIVEN)} {random.choice(GIVEN)}"
    if random.random() < 1 / 20_000:
        name = f"K' {random.choice(RARE)}"
    elif random.random() < 0.4:
        name = f"NGUYEN {name.split(' ', 1)[1]}"
    wish = random.choice(WISHES).format(
        place=random.choice(PLACES), code=random.choice(PLACES).replace(" ", "").upper()
    )
    if day.year == FIRST.year and random.random() < 1 / 3:
        wish = f"{OLD} {wish}"
    if random.random() < 0.01:
        wish = f"tang {wish}"
    memo = f"MBVCB.{random.randrange(10**9, 10**10)}.{name} {wish}.FT{day:%y%j}{number:09}"
    if random.random() < 0.01:
        cut = random.randrange(5, len(memo) - 5)
        memo = f"{memo[:cut]} {memo[cut:]}"
    return memo


def fill(count: int) -> None:
    """`count` lines of one statement, without the triggers and checks of an import."""
    statement = make_statement(count)
    start = COUNT.pack(FIELDS + 2) + int8(statement.pk) + int8(statement.account_id)
    encoder = RowEncoder()
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        piece = [HEADER]
        for number, row in enumerate(rows(count), 1):
            piece.append(start + encoder.encode(number, row))
            if len(piece) == PIECE:
                copy.write(b"".join(piece))
                piece.clear()
        copy.write(b"".join((*piece, TRAILER)))


def make_statement(count: int) -> Statement:
    fund = Fund.objects.create(name="Quỹ đo thử", slug="do-thu")
    account = BankAccount.objects.create(bank="agribank", number=NUMBER, name="Đo thử", fund=fund)
    return Statement.objects.create(
        account=account,
        sha256="0" * 64,
        file_name="do-thu.csv",
        size=0,
        layout="bench",
        first_day=FIRST,
        last_day=FIRST + timedelta(days=DAYS),
        rows=count,
        credit=0,
        debit=0,
        new=count,
        known=0,
        proof_kind="none",
        outcome="unprovable",
    )
