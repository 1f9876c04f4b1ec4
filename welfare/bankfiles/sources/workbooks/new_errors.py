"""Error cells that Excel has learnt lately (#SPILL!, #CALC!), as text: calamine gives up a whole sheet for one of them."""

import re
import tempfile
import zipfile
from typing import BinaryIO

CHUNK = 1 << 18
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
ERROR = re.compile(rb'(<(?:\w+:)?c\b[^<>]*?\bt=)"e"')
CUT_TAG = re.compile(rb"<[^<>]*$")


def with_errors_as_text(file: BinaryIO) -> BinaryIO:
    """A copy of an .xlsx that was checked, in which a cell that shows an error holds the error's name as its text: what
    reads amounts and days will then say so, row by row."""
    file.seek(0)
    copy = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the workbook that is read from it
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for part in old.infolist():
            with old.open(part) as source, new.open(part.filename, "w") as target:
                tail = b""
                while chunk := source.read(CHUNK):
                    if not SHEET.fullmatch(part.filename):
                        target.write(chunk)
                        continue
                    piece = tail + chunk
                    cut = CUT_TAG.search(piece[-CHUNK:])
                    tail = piece[len(piece) - len(cut[0]) :] if cut else b""
                    target.write(ERROR.sub(rb'\1"str"', piece[: len(piece) - len(tail)]))
                target.write(ERROR.sub(rb'\1"str"', tail))
    return copy
