#!/bin/sh
# num2words 0.5.14, Vietnamese: from 10^15 on an amount is read as its tenth. 2,000,000,000,000,000 đồng, about what the State collects
# in a year and said "hai triệu tỷ", becomes "hai trăm nghìn tỷ", the very words of 200,000,000,000,000; no error is raised.
# Below that, "lẻ", which Vietnamese says before a single last digit alone, is put before tens too: 3,024 is "ba nghìn lẻ hai mươi bốn"
# where a voucher has "ba nghìn không trăm hai mươi bốn".
# Why it matters: on receipts, vouchers and decisions the sum in words is the one that counts.
# Input: whole numbers. Fails if either behaviour changes. Run: sh findings/num2words-vi-a-tenth.sh
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action ignore --target "$folder/packages" num2words==0.5.14
PYTHONPATH="$folder/packages" python3 - <<'PYTHON'
from importlib.metadata import version

from num2words import num2words

print("num2words", version("num2words"))
seen = {number: num2words(number, lang="vi") for number in (2 * 10**14, 2 * 10**15, 9 * 10**15, 9 * 10**14, 3_024, 3_004)}
for number, words in seen.items():
    print(f"{number:,} -> {words}")
assert seen == {
    2 * 10**14: "hai trăm nghìn tỷ",
    2 * 10**15: "hai trăm nghìn tỷ",
    9 * 10**15: "chín trăm nghìn tỷ",
    9 * 10**14: "chín trăm nghìn tỷ",
    3_024: "ba nghìn lẻ hai mươi bốn",
    3_004: "ba nghìn lẻ bốn",
}, "the behaviour has changed"
PYTHON
