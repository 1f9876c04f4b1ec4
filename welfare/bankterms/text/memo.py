"""What banks write into their texts: Vietcombank the time of day and who sent the money from which account, VietinBank name and account
in one cell."""

import re
from datetime import time

from .dates import clock

TIMED = re.compile(r"\d{6}\.\d{6}\.(\d{2})(\d{2})(\d{2})\.|020097[0-9A-Z]{20,32}\.\d{1,5}\.(\d{2})(\d{2})(\d{2})\.")
SENT = re.compile(r".*\bCT tu ?(\d[\d*]{3,}) ?(.*?) ?toi ?\d", re.DOTALL)
BY_WALLET = re.compile(r"-0\d{9}_(.+?) chuyen tien qua MoMo", re.DOTALL)

PARTED = re.compile(r"(.*?)\s*[–-]\s*(A/C|[\d*x]+)?\s*", re.DOTALL)


def time_in(memo: str) -> time | None:
    """`"478223.111024.075219.UNG HO"` → 07:52:19. Blanks inside the codes come from cell edges and are passed over."""
    found = TIMED.match(memo[:80].replace(" ", ""))
    return clock(*(part for part in found.groups() if part)) if found else None


def sender_in(memo: str) -> tuple[str, str]:
    """Account and name of the sender, each empty where the memo does not say."""
    if "CT tu" in memo and (found := SENT.match(memo)):
        return found[1], found[2]
    if "MoMo" in memo and (found := BY_WALLET.search(memo)):
        return "", found[1]
    return "", ""


def name_and_account(cell: str) -> tuple[str, str]:
    """Name and account of `TRAN VAN A – 0000123***` or `TRAN VAN A – A/C`, the latter empty where only “A/C” stands for it. A name may itself have dashes."""
    found = PARTED.fullmatch(cell)
    if not found:
        return cell, ""
    name, account = found.groups(default="")
    return name, "" if account == "A/C" else account
