"""The cell that VietinBank writes for who gave: `TRAN VAN A – 0000123***`, `TRAN VAN A – A/C`."""

import re

PARTED = re.compile(r"(.*?)\s*[–-]\s*(A/C|[\d*x]+)?\s*", re.DOTALL)


def name_and_account(cell: str) -> tuple[str, str]:
    """Name and account, the latter empty where only “A/C” stands for it. A name may itself have dashes."""
    found = PARTED.fullmatch(cell)
    if not found:
        return cell, ""
    name, account = found.groups(default="")
    return name, "" if account == "A/C" else account
