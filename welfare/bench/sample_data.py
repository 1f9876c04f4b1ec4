"""Statements of any length as a bank exports them, all invented, for measurements."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

NUMBER = "0000000202305"
HEADER = ("Ngày giao dịch", "Số chứng từ", "Ghi nợ", "Ghi có", "Số dư", "Nội dung")
OPENING = 1_000_000
FAMILY = "NGUYEN TRAN LE PHAM HOANG HUYNH PHAN VU VO DANG BUI DO HO NGO DUONG LY DINH TRINH MAI TA".split()  # noqa: SIM905 - reads better than a column of words
MIDDLE = "VAN HUU DUC QUOC MINH XUAN THI NGOC THANH KIM BICH".split()  # noqa: SIM905 - reads better than a column of words
GIVEN = "AN BINH CUONG DUNG GIANG HA HAI HANH HIEN HOA HUNG HUONG KHOA LAN LONG NAM NGA PHUC QUAN SON TAM YEN".split()  # noqa: SIM905 - reads better than a column of words
WISHES = (
    "ung ho quy vi nguoi ngheo",
    "chuyen khoan ung ho ba con",
    "xin gop chut long",
    "ủng hộ xây nhà Đại đoàn kết",
    "giup ba con kho khan xa {place}",
    "VNN2023 {code}",
)
PLACES = ("Da Don", "Phu Son", "Tan Ha", "Nam Ban", "Phi To", "Me Linh", "Lien Ha", "Phuc Tho", "Hoai Duc", "Tan Van")
ROWS_A_DAY = 400


def rows(count: int, *, seed: int = 2023) -> Iterator[tuple]:
    """`count` tuples in the order of HEADER: money whole, empty cells as ""."""
    random, balance, first = Random(seed), OPENING, date(2023, 1, 1)
    for number in range(count):
        day = first + timedelta(days=number // ROWS_A_DAY)
        amount = random.choice((50_000, 100_000, 200_000, 500_000, 1_000_000, random.randrange(1, 5_000_000)))
        debit = number % 50 == 49 and balance > amount
        balance += -amount if debit else amount
        memo = memo_of(random, number)
        yield (
            f"{day:%d/%m/%Y}",
            f"{20_000_000 + number}",
            amount if debit else "",
            "" if debit else amount,
            balance,
            memo,
        )


def memo_of(random: Random, number: int) -> str:
    name = f"{random.choice(FAMILY)} {random.choice(MIDDLE)} {random.choice(GIVEN)}"
    place = random.choice(PLACES)
    wish = random.choice(WISHES).format(place=place, code=place.replace(" ", "").upper())
    return f"MBVCB.{random.randrange(10**9, 10**10)}.{name} {wish}.FT{number:014}"


def write_csv(path: Path, count: int) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([[f"Số tài khoản: {NUMBER}"], [f"Số dư đầu kỳ: {OPENING}"], HEADER])
        writer.writerows(rows(count))
    return path


def write_xlsx(path: Path, count: int) -> Path:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sao kê")
    for line in ([f"Số tài khoản: {NUMBER}"], [f"Số dư đầu kỳ: {OPENING}"], HEADER):
        sheet.append(line)
    for row in rows(count):
        sheet.append(row)
    book.save(path)
    return path
