"""Rows as bytes: the same rows and the same proof, whoever makes bytes of them and proves them."""

from datetime import date
from pathlib import Path

import pytest

from tests.welfare.bankfiles.sample_files import SAMPLES
from welfare.bankfiles import isolation, read
from welfare.bankfiles.batches import ROWS, batches_of
from welfare.bankfiles.packing import pack_proof, unpack_proof
from welfare.bankterms.model import FileRefusedError
from welfare.proof.builder import ProofBuilder
from welfare.proof.coverage import certify
from welfare.statements.store.row_encoder import RowEncoder

ENCODER = "welfare.statements.store.row_encoder:RowEncoder"
TODAY = date(2026, 11, 23)


def both(path: Path) -> tuple:
    plain = read.read(path, name=path.name, today=TODAY)
    rows = list(plain.transactions)
    encoded = read.read_encoded(path, name=path.name, today=TODAY, encoder=ENCODER)
    return rows, plain, [*encoded.batches], encoded


@pytest.mark.parametrize(
    "name", ["agribank-2024-10.pdf", "vcb-2024-10.pdf", "bidv-list-gaps.csv", "fund-2023.xlsx", "vcb-masked.csv"]
)
@pytest.mark.parametrize("shared", [False, True])
def test_the_same_rows_and_proof(name, shared, monkeypatch):
    monkeypatch.setattr(isolation, "LONG_PDF", 0 if shared else 1 << 30)
    monkeypatch.setattr(isolation, "PROCESSES", 2)
    rows, plain, batches, encoded = both(SAMPLES / name)
    here = [*batches_of(rows, RowEncoder(), ProofBuilder())]
    assert [row for batch in batches for row in batch.rows] == [row for batch in here for row in batch.rows]
    assert [(batch.last, batch.position, tuple(batch.note)) for batch in batches] == [
        (batch.last, batch.position, batch.note) for batch in here
    ]
    assert encoded.proof == certify(rows, plain.printed, plain.rejected)
    assert (encoded.printed, encoded.rejected, encoded.notes) == (plain.printed, plain.rejected, plain.notes)
    assert (encoded.layout, encoded.total) == (plain.layout, plain.total)


def test_a_long_file_comes_in_several_batches(tmp_path):
    path = tmp_path / "a.csv"
    lines = [f"{number},01/01/2023,50.000,ung ho {number}" for number in range(1, 2 * ROWS + 2)]
    path.write_text("\n".join(["STT,Ngày giao dịch,Số tiền ghi có,Diễn giải", *lines]), encoding="utf-8")
    _, _, batches, encoded = both(path)
    assert [(len(batch.rows), batch.last) for batch in batches] == [
        (ROWS, ROWS),
        (ROWS, 2 * ROWS),
        (1, 2 * ROWS + 1),
    ]
    assert [encoded.percent(batch.position) for batch in batches] == [50, 99, 99]


def test_a_file_without_a_row_is_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("STT,Ngày giao dịch,Số tiền ghi có,Diễn giải\n1,01/01/2999,50.000,ung ho\n", encoding="utf-8")
    with pytest.raises(FileRefusedError) as refused:
        read.read_encoded(path, name="a.csv", today=TODAY, encoder=ENCODER)
    assert refused.value.code == "empty"
    assert "01/01/2999" in refused.value.message


def test_a_proof_survives_the_way():
    *_, encoded = both(SAMPLES / "vcb-2024-10.pdf")
    assert encoded.proof.days
    assert unpack_proof(pack_proof(encoded.proof)) == encoded.proof
    assert unpack_proof(pack_proof(None)) is None
