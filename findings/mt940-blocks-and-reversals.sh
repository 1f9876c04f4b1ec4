#!/bin/sh
# mt-940 5.1.1: parse() of a file with one message a day keeps the balances of the last message only, so that opening + sum of
# the entries is not the closing balance it shows; and a credit that was taken back (RC) counts as money in, unless asked.
# Why it matters: a month of daily MT940 messages is what banks send; the proof by :60F: and :62F: fails or, worse, holds
# by chance. parse_statements() and Options.all() give both right.
# Input: three valid messages (SWIFT Standards MT940: :60F: + entries = :62F: in each, the next opens where it closed).
# Fails if the behaviour changes. Run: sh findings/mt940-blocks-and-reversals.sh
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --target "$folder/packages" mt-940==5.1.1
PYTHONPATH="$folder/packages" python3 - <<'PYTHON'
from importlib.metadata import version

import mt940

MESSAGES = """:20:DAY1
:25:9990001112223
:28C:00001/001
:60F:C241001VND10000000,
:61:2410011001C500000,NTRFNONREF//FT1
:86:NGUYEN VAN MAU ung ho
:62F:C241001VND10500000,
-
:20:DAY2
:25:9990001112223
:28C:00002/001
:60F:C241002VND10500000,
:61:2410021002RC500000,NTRFNONREF//FT2
:86:thu hoi
:62F:C241002VND10000000,
-
:20:DAY3
:25:9990001112223
:28C:00003/001
:60F:C241003VND10000000,
:61:2410031003D11000,NTRFNONREF//FT3
:86:thu phi
:62F:C241003VND9989000,
-
"""


def ends(statement):
    data = statement.data
    return int(data["final_opening_balance"].amount.amount), int(data["final_closing_balance"].amount.amount)


plain = mt940.parse(MESSAGES)
amounts = [int(entry.data["amount"].amount) for entry in plain]
print("mt-940", version("mt-940"))
print("parse():", ends(plain), amounts, "-> opening + sum =", ends(plain)[0] + sum(amounts))
each = mt940.parse_statements(MESSAGES, options=mt940.Options.all())
right = [(ends(one), [int(entry.data["amount"].amount) for entry in one]) for one in each]
print("parse_statements(options=Options.all()):", right)
assert (ends(plain), amounts) == ((10000000, 9989000), [500000, 500000, -11000]), "the behaviour has changed"
assert right == [
    ((10000000, 10500000), [500000]),
    ((10500000, 10000000), [-500000]),
    ((10000000, 9989000), [-11000]),
], "the behaviour has changed"
PYTHON
