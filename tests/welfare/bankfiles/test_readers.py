"""Every sample is read as its expected rows say, from its content, whatever it is called."""

import csv
import re
import unicodedata
from datetime import date

import pytest

from tests.welfare.bankfiles.sample_files import SAMPLES
from welfare.bankfiles.read import read

TODAY = date(2026, 11, 23)
LAYOUTS = {
    "agribank-2024-10.pdf": "agribank-pdf",
    "bidv-2024-10.pdf": "bidv-pdf",
    "bidv-list-gaps.csv": "bidv-csv",
    "bidv-list.csv": "bidv-csv",
    "fund-2023-apr-dec.xlsx": "fund-xlsx",
    "fund-2023-jan-jun.xlsx": "fund-xlsx",
    "fund-2023.xlsx": "fund-xlsx",
    "mb-list.csv": "mb-list",
    "vcb-2024-10.pdf": "vcb-pdf",
    "vcb-list.csv": "vcb-list",
    "vcb-list.xlsx": "vcb-list",
    "vcb-masked.csv": "vcb-masked",
    "vietinbank-2024-10.pdf": "vietinbank-pdf",
    "vietinbank-2024-10.xlsx": "vietinbank-xlsx",
}


def tight(text: str) -> str:
    """Composed, without white space: cell edges put blanks where the bank has none."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


def expected(name: str) -> list[tuple]:
    with open(SAMPLES / "expected" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return [
            (
                line["date"], int(line["debit"] or 0), int(line["credit"] or 0),
                int(line["balance"]) if line["balance"] else None, line["doc"], tight(line["memo"]),
            )
            for line in csv.DictReader(file)
        ]  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_sample_is_read_row_by_row(name):
    reading = read((SAMPLES / name).read_bytes(), name="nothing-said.bin", today=TODAY)
    rows = [
        (row.day.isoformat(), row.debit, row.credit, row.balance, row.reference, tight(row.memo))
        for row in reading.transactions
    ]
    assert reading.layout == LAYOUTS[name]
    assert rows == expected(name)
    assert reading.rejected == []


def test_pages_and_rows_say_where_to_find_a_transaction():
    with open(SAMPLES / "expected" / "agribank-2024-10.pdf.csv", encoding="utf-8", newline="") as file:
        positions = [(int(line["page"]), int(line["row"])) for line in csv.DictReader(file)]
    reading = read(SAMPLES / "agribank-2024-10.pdf", name="a", today=TODAY)
    assert [(row.page, row.line) for row in reading.transactions] == positions


def test_labels_and_totals_of_a_statement_become_controls():
    reading = read(SAMPLES / "fund-2023.xlsx", name="a", today=TODAY)
    list(reading.transactions)
    controls = reading.printed
    assert (controls.account, controls.opening, controls.closing) == ("0000000202305", 386_420_000, 1_257_638_000)
    assert (controls.total_debit, controls.total_credit) == (1_541_132_000, 2_412_350_000)
    assert (controls.first_day, controls.last_day) == (date(2023, 1, 1), date(2023, 12, 31))


LINES = "STT,NGÀY GIAO DỊCH,SỐ TIỀN GHI CÓ,DIỄN GIẢI\n1,11/10/2024,50.000,Nguyễn Thị Hoà ủng hộ quỹ người nghèo\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_in_any_dress_is_the_same_text(codec, form):
    reading = read(unicodedata.normalize(form, LINES).encode(codec), name="a", today=TODAY)
    assert [row.memo for row in reading.transactions] == ["Nguyễn Thị Hoà ủng hộ quỹ người nghèo"]


def windows_1258(text: str) -> bytes:
    """Letters with hat, breve or horn are single there; the five tones follow their letter as marks."""
    parts = []
    for char in unicodedata.normalize("NFD", text):
        if char in "\u0300\u0301\u0303\u0309\u0323":
            parts.append(char)
        else:
            parts[-1:] = (
                [parts[-1] + char] if unicodedata.combining(char) and parts else [parts[-1], char] if parts else [char]
            )
    letters = (unicodedata.normalize("NFC", part) if part[0].isalpha() else part for part in parts)
    return "".join(letters).encode("cp1258")


def test_windows_1258_is_recognised_and_composed():
    # Without a dot below: Unicode puts it before the hat, Windows-1258 after.
    text = "STT,Ngày,Số tiền,Nội dung\n1,11/10/2024,50.000,Nguyễn Hoàng góp tiền giúp người nghèo\n".replace(
        "Nội", "Noi"
    )
    (row,) = read(windows_1258(text), name="a", today=TODAY).transactions
    assert row.memo == "Nguyễn Hoàng góp tiền giúp người nghèo"


def test_tcvn3_is_recognised_and_converted():
    text = "STT,Ngµy giao dÞch,Sè tiÒn ghi cã,DiÔn gi¶i\n1,11/10/2024,50.000,NguyÔn ThÞ Mai ñng hé quü ng­êi nghÌo\n"
    (row,) = read(text.encode("latin-1"), name="a", today=TODAY).transactions
    assert row.memo == "Nguyễn Thị Mai ủng hộ quỹ người nghèo"


def test_vni_is_recognised_and_converted():
    text = "STT,Ngaøy giao dòch,Soá tieàn ghi coù,Dieãn giaûi\n1,11/10/2024,50.000,Nguyeãn Thò Mai uûng hoä quyõ ngöôøi ngheøo\n"
    (row,) = read(text.encode("latin-1"), name="a", today=TODAY).transactions
    assert row.memo == "Nguyễn Thị Mai ủng hộ quỹ người nghèo"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_separator_and_order_of_columns(separator):
    text = separator.join(["Nội dung", "Số tiền ghi có", "STT", "Ngày giao dịch"]) + "\n"
    text += separator.join(["UNG HO", "1.234.567", "1", "11/10/2024"]) + "\n"
    (row,) = read(text.encode(), name="a", today=TODAY).transactions
    assert (row.memo, row.credit, row.sequence, row.day) == ("UNG HO", 1_234_567, 1, date(2024, 10, 11))
