"""What a variant's file says for certain, and hence which outcomes are good enough for it."""

from tests.welfare.bankfiles.generator.ledger import Ledger, Line
from tests.welfare.bankfiles.generator.names import UNITS
from tests.welfare.bankfiles.generator.variant import Variant

READ, REFUSED, TOLD = "right", "refused", "told"
ANY = {READ, REFUSED, TOLD}


def verdicts_of(variant: Variant) -> set[str]:
    """The verdicts that are good enough: each reason for doubt allows more of them, or other ones."""
    if variant.currency in ("USD", "USD column"):
        return {REFUSED} if variant.currency == "USD" else {REFUSED, TOLD}
    if variant.amounts == "silent kind":
        is_silent = variant.balances in ("none", "one") and variant.printed not in KNOWN_SUMS
        return {REFUSED} if is_silent else ANY
    if variant.claim == "other amounts":
        return ANY if "sides" in variant.amounts else {REFUSED}
    if variant.period == "one outside":
        return {REFUSED, TOLD}
    if doubts(variant):
        return ANY
    return {READ}


KNOWN_SUMS = ("totals", "all", "ends")


def doubts(variant: Variant) -> list[str]:
    """Why a bank's own reader might hesitate: then to refuse or to tell is as good as to read."""
    found = {
        "one column of amounts, whose first balance says nothing": variant.amounts == "gifts"
        and variant.balances != "none",
        "words that are rare": variant.amounts in ("odd sides", "odd kind", "mixed kind"),
        "headers that say nothing": variant.style == "unknown",
        "a year of two digits": variant.day == "short year",
        "days in lined-up text": variant.form == "fixed width"
        and not variant.day.startswith(("slash", "time", "dash")),
        "another unit": UNITS.get(variant.unit, 1) > 1,
        "a sign that few banks write": variant.amounts in ("parentheses", "trailing"),
        "charges that no balance explains": variant.charges != "none" and variant.balances != "all",
        "another balance": variant.claim == "other balances",
        "rows that no line parts": variant.paper in ("areas", "columns only"),
        "totals among the rows": variant.noise in ("day totals", "page totals"),
        "texts below a table without lines": variant.form == "pdf-bare" and variant.noise in ("footnote", "signatures"),
        "texts that are amounts or days": variant.text in ("amount", "day") and variant.form == "pdf-bare",
        "two columns of one amount": variant.claim == "same amounts",
        "text between columns without lines": variant.form == "pdf-bare" and variant.claim != "none",
        "minus before money out, and no balance": variant.debits == "minus" and variant.balances != "all",
        "figures that contradict the rows": variant.printed.startswith("wrong") or variant.lost != "none",
        "a row of no money among signs": variant.extra == "zero" and variant.amounts != "sides",
    }
    return [reason for reason, holds in found.items() if holds]


def outcomes_of(variant: Variant, ledger: Ledger, *, is_complete: bool) -> set[str]:
    """What the proof may say. `is_complete`: every row that moved the account was read."""
    if variant.extra == "printed twice" and variant.balances != "all" and variant.printed not in ("none", "count"):
        return {"breaks", "proven", "partly"}  # one row or two alike: the sums may tell
    if contradicts(variant, ledger):
        return {"breaks"} if is_complete else {"breaks", "partly", "unprovable"}
    evidence = evidence_of(variant, ledger)
    if variant.sequence and variant.lost == "last" and variant.order == "newest":
        return evidence | {"breaks", "proven", "partly"}  # numbers that begin with 3 may be another file's continuation
    if not is_complete or variant.period == "one outside":
        return {
            "breaks",
            "partly",
            "unprovable",
            *(["proven"] if variant.period == "one outside" and is_complete else []),
        }
    if (
        variant.noise in ("day totals", "page totals")
        or variant.form == "pdf-bare"
        and variant.noise in ("footnote", "signatures")
    ):
        return evidence | {"partly", "unprovable"}
    if variant.charges != "none" or variant.claim == "other balances":
        return {"proven", "partly", "unprovable", *(["breaks"] if variant.claim == "other balances" else [])}
    return evidence


def contradicts(variant: Variant, ledger: Ledger) -> bool:
    """Whether something that the file prints shows that rows lack, or that a figure is wrong."""
    if variant.printed in ("wrong total", "wrong count"):
        return True
    rows = sorted(ledger.lines, key=lambda line: line.entry.at)
    shown = [line for line in rows if line.balance is not None]
    if variant.printed == "wrong closing":
        return True
    if variant.lost == "none":
        return False
    if variant.printed in ("ends", "all", "totals", "count"):
        return True
    if variant.sequence and variant.lost == "middle":
        return True
    return variant.lost == "middle" and is_between(shown, rows)


def is_between(shown: list[Line], rows: list[Line]) -> bool:
    """Whether balances are printed on both sides of the row that lacks, the fifth."""
    return any(line.entry.at.day <= 2 for line in shown) and any(line.entry.at.day >= 14 for line in shown)


def evidence_of(variant: Variant, ledger: Ledger) -> set[str]:
    """How much the printed figures cover, where nothing contradicts."""
    rows = sorted(ledger.lines, key=lambda line: line.entry.at)
    shown = [number for number, line in enumerate(rows) if line.balance is not None]
    if variant.printed in ("totals", "all"):
        return {"proven"}
    whole = len(shown) > 1 and shown[-1] == len(rows) - 1
    if variant.printed == "ends":
        return {"proven"} if shown else {"proven", "partly", "unprovable"}
    if variant.sequence or variant.printed == "count":
        return {"proven"} if whole and variant.balances == "all" else {"proven", "partly", "unprovable"}
    if whole:
        return {"proven"} if variant.balances == "all" else {"proven", "partly"}
    return {"partly"} if len(shown) > 1 else {"unprovable"}
