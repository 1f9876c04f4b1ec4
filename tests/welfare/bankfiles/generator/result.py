"""What the library makes of a variant's file, all of it, in this process."""

import tempfile
from dataclasses import dataclass, field
from datetime import date

from tests.welfare.bankfiles.generator import files, structured
from tests.welfare.bankfiles.generator.ledger import Ledger, ledger_of
from tests.welfare.bankfiles.generator.proofs import Proof, proof_of
from tests.welfare.bankfiles.generator.table import table_of
from tests.welfare.bankfiles.generator.variant import Variant
from welfare.bankfiles.detect import read_here
from welfare.bankfiles.read import read
from welfare.bankterms.model import FileRefusedError, PrintedFigures, RejectedRow, Transaction

TODAY = date(2026, 11, 28)


@dataclass
class Result:
    """`refusal` is the sentence of a refused file, None for one that was read."""

    refusal: str | None = None
    rows: list[Transaction] = field(default_factory=list)
    rejected: list[RejectedRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    printed: PrintedFigures = field(default_factory=PrintedFigures)
    proof: Proof | None = None
    layout: str = ""


def content_of(variant: Variant, ledger: Ledger | None = None) -> bytes:
    """The bytes of the variant's file."""
    ledger = ledger or ledger_of(variant)
    if variant.is_of_programs:
        return structured.WRITERS[variant.form](variant, ledger)
    return files.written(
        variant.form, table_of(variant, ledger), paper=variant.paper, in_pages=variant.noise == "pages"
    )


def result_of(content: bytes, *, isolated: bool = False) -> Result:
    """`isolated`: as files from outside are read, in a process of its own."""
    try:
        if isolated:
            reading = read(content, name="sao kê", today=TODAY)
            rows = list(reading.transactions)
        else:
            with tempfile.TemporaryFile() as file:
                file.write(content)
                file.flush()
                reading = read_here(file, today=TODAY)
                rows = list(reading.transactions)
    except FileRefusedError as refused:
        return Result(refused.message)
    if not rows:
        return Result(" ".join(["Không có giao dịch nào đọc được.", *(one.reason for one in reading.rejected[:3])]))
    return Result(None, rows, reading.rejected, reading.notes, reading.printed, proof_of(rows, reading), reading.layout)
