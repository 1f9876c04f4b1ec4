#!/bin/sh
# python-calamine 0.9.1: a cell that shows an error (#REF!, #N/A) comes as an empty text, the same as an empty cell; one cell
# with an error that Excel has had since 2018 (#SPILL!) makes its whole sheet unreadable, rows before and after it too.
# Why it matters: of a bank's sheet an amount, or a donor's name, is gone without a word, or the whole month is.
# Input: a workbook written by openpyxl 3.1.5 with error cells as ECMA-376 part 1, 18.18.11 has them (t="e").
# Fails if either behaviour changes. Run: sh findings/calamine-error-cells.sh
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --target "$folder/packages" python-calamine==0.9.1 openpyxl==3.1.5
PYTHONPATH="$folder/packages" python3 - "$folder/book.xlsx" <<'PYTHON'
import sys
from importlib.metadata import version

import openpyxl
import python_calamine as calamine


def read(error):
    book = openpyxl.Workbook()
    for line in (["day", "amount"], ["01/10/2024", 500000], ["02/10/2024", error], ["03/10/2024", 150000]):
        book.active.append(line)
    book.active["B3"].data_type = "e"
    book.save(sys.argv[1])
    try:
        with calamine.CalamineWorkbook.from_path(sys.argv[1]) as opened:
            return [line[1] for line in opened.get_sheet_by_index(0).to_python()][1:]
    except calamine.CalamineError as failure:
        return str(failure)


print("python-calamine", version("python-calamine"))
seen = {error: read(error) for error in ("#REF!", "#N/A", "#SPILL!")}
for error, values in seen.items():
    print(error, "->", values)
assert seen == {
    "#REF!": [500000.0, "", 150000.0],
    "#N/A": [500000.0, "", 150000.0],
    "#SPILL!": "Unsupported cell error value '#SPILL!'",
}, "the behaviour has changed"
PYTHON
