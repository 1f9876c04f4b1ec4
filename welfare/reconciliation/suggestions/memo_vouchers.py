"""Vouchers and decisions as memos of payments name them. Pure."""

import re

from frontportal.kit.values.text import fold

VOUCHER = re.compile(r"\b(?:phieu chi|pc)(?: so)?[ .:/-]*0*(\d+)\b")
RECEIPTS = re.compile(r"\bphieu thu(?: so)?[ .:]*(\d+(?:[ ,;]+\d+)*)")
SIGNS = re.compile(r"[^a-z0-9]+")


def named_voucher(memo: str, disbursement) -> str:
    """What of a Disbursement its memo names: `"phiếu chi 12"`, `"quyết định 48/QĐ-BVĐ"`, or `""`."""
    folded = fold(memo)
    if disbursement.voucher_number and str(disbursement.voucher_number) in VOUCHER.findall(folded):
        return f"phiếu chi {disbursement.voucher_number}"
    decision = plain(disbursement.decision_number)
    if any(char.isalpha() for char in decision) and f" {decision} " in f" {plain(memo)} ":
        return f"quyết định {disbursement.decision_number}"
    return ""


def plain(text: str) -> str:
    """Words and numbers alone, numbers without leading zeros: `"08/QĐ-BVĐ"` → `"8 qd bvd"`."""
    return " ".join(word.lstrip("0") or "0" for word in SIGNS.sub(" ", fold(text)).split())


def named_receipts(memo: str) -> list[int]:
    """Numbers of receipts whose cash was paid in: `"NOP TIEN MAT, PHIEU THU 3, 7"` → `[3, 7]`."""
    found = RECEIPTS.search(fold(memo))
    return [int(number) for number in re.findall(r"\d+", found[1]) if len(number) < 9] if found else []
