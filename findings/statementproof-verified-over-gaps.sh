#!/bin/sh
# statementproof 0.2.1: a statement is VERIFIED as soon as two printed balances follow each other. Where the balance column is
# blank its chain begins anew ("Gap in the balance column": validate.py), so what stands between two balances that do not
# follow each other, and after the last one, is checked by nothing; its README says that "each running balance follows".
# Why it matters: banks print a balance after the last row of a day only (Vietcombank), or stop printing it; a row lost
# there passes as verified.
# Input: rows as its parser gives them (statementproof.validate.Txn), an opening balance of 1,000.00: 10 rows of 100.00 with
# their balances, 9 without, a last one whose balance is 7,300.00 higher than the rows make; then, in place of those, 1,000
# rows without a balance.
# Fails if the behaviour changes. Run: sh findings/statementproof-verified-over-gaps.sh
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --target "$folder/packages" statementproof==0.2.1
PYTHONPATH="$folder/packages" python3 - <<'PYTHON'
from importlib.metadata import version

from statementproof.validate import Txn, validate


def verdict(balances, count):
    rows = [Txn(row, f"10/{row:02}", "Gift", 100_00, balances.get(row)) for row in range(1, count + 1)]
    return validate(rows, 1_000_00, None).verdict


print("statementproof", version("statementproof"))
first_ten = {row: 1_000_00 + 100_00 * row for row in range(1, 11)}
seen = {
    "7,300.00 lack between two balances": verdict(first_ten | {20: 10_300_00}, 20),
    "1,000 rows after the last balance": verdict(first_ten, 1_010),
    "the same lack, balances side by side": verdict(first_ten | {11: 9_400_00}, 11),
}
for what, found in seen.items():
    print(what, "->", found)
assert list(seen.values()) == ["VERIFIED", "VERIFIED", "FAILED"], "the behaviour has changed"
PYTHON
