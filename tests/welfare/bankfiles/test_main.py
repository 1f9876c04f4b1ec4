"""What whoever adds a bank sees of a file, without a database."""

from datetime import date

import pytest

from tests.welfare.bankfiles.sample_files import SAMPLES
from tests.welfare.bankfiles.transactions.lists import HEADERS, ROWS
from tests.welfare.bankfiles.variations import as_csv
from welfare.bankfiles.__main__ import main, report


def test_columns_rows_and_outcome_of_a_file(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(as_csv([[*HEADERS, "Kênh"], *([*row, "Quầy"] for row in ROWS)]))
    found = dict(report(path))
    assert found["columns"] == {
        name: [header] for name, header in zip(["day", "debit", "credit", "balance", "memo"], HEADERS, strict=True)
    }
    assert (found["headers that nothing is read from"], found["rows"], found["outcome"]) == (["Kênh"], 3, "proven")
    assert found["first rows"][1] == {
        "line": 3,
        "day": date(2024, 10, 2),
        "debit": 300_000,
        "balance": 1_200_000,
        "memo": "Chi ho tro",
    }


def test_pages_too():
    assert dict(report(SAMPLES / "vcb-2024-10.pdf"))["layout"] == "vcb-pdf"


def test_file_that_is_refused_ends_with_the_sentence(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n1,2\n")
    monkeypatch.setattr("sys.argv", ["bankfiles", str(path)])
    with pytest.raises(SystemExit, match="refused .unknown_layout.: Không nhận ra mẫu sao kê"):
        main()
