"""Which outcome is allowed for a variant: right to the đồng, refused with a sentence, or told. Never silently other."""

import unicodedata
from dataclasses import dataclass

from tests.welfare.bankfiles.generator.allowed import outcomes_of, verdicts_of
from tests.welfare.bankfiles.generator.ledger import Ledger, Line
from tests.welfare.bankfiles.generator.result import Result
from tests.welfare.bankfiles.generator.variant import Variant
from tests.welfare.bankfiles.generator.writing import has_time
from welfare.bankterms.model import Transaction


@dataclass(frozen=True)
class Judgement:
    """`verdict`: "right", "refused", "told", or "wrong"; `faults` say why a wrong one is wrong."""

    verdict: str
    faults: list[str]

    @property
    def is_allowed(self) -> bool:
        return not self.faults


def judge(variant: Variant, ledger: Ledger, result: Result) -> Judgement:
    """What came of a variant, and what of it is not allowed."""
    if result.refusal is not None:
        verdict, faults = "refused", faults_of_sentences([result.refusal])
    else:
        faults = [*faults_of_rows(variant, ledger, result), *faults_of_proof(variant, ledger, result)]
        faults += faults_of_sentences([*result.notes, *(one.reason for one in result.rejected)])
        verdict = "wrong" if faults else "right" if is_complete(variant, ledger, result) else "told"
    allowed = verdicts_of(variant)
    if not faults and verdict not in allowed:
        said = result.refusal or "; ".join([*(one.reason for one in result.rejected), *result.notes])
        faults = [f"{verdict} is not good enough here, allowed: {', '.join(sorted(allowed))} – {said}"]
    return Judgement(verdict, faults)


def truth(ledger: Ledger) -> list[Line]:
    """The lines that must come out as transactions, in the file's order."""
    return [line for line in ledger.lines if line.fate in ("moves", "outside")]


def faults_of_rows(variant: Variant, ledger: Ledger, result: Result) -> list[str]:
    """Rows that are not in the file as they were read, rows that nobody was told of."""
    waiting, faults = truth(ledger), []
    for row in result.rows:
        found = next((line for line in waiting if difference(variant, ledger, line, row) == ""), None)
        if found:
            waiting.remove(found)
            continue
        near = next((line for line in ledger.lines if as_stored(line.entry.memo) in row.memo), None)
        said = (difference(variant, ledger, near, row) or "read once too often") if near else "not in the file"
        faults.append(f"row {row.line}: {said} (memo “{row.memo}”)")
    order = [line.entry.reference for line in truth(ledger)]
    read = [row.reference for row in result.rows if row.reference in order]
    if not faults and sorted(read, key=order.index) != read:
        faults.append("rows are not in the file's order")
    aside = len(ledger.lines) - len(truth(ledger))
    if not faults and len(result.rejected) < len(waiting) + aside:
        missing = [line.entry.memo for line in waiting] or [
            line.fate for line in ledger.lines if line.fate not in ("moves", "outside")
        ]
        faults.append(f"nobody was told of {missing}: {[one.reason for one in result.rejected]}")
    return faults


def difference(variant: Variant, ledger: Ledger, line: Line, row: Transaction) -> str:
    """How a row differs from a line of the file; empty where it is it."""
    entry = line.entry
    if line.fate not in ("moves", "outside"):
        return f"counted although {line.fate}"
    moved, read, said = entry.moved, row.credit - row.debit, as_stored(entry.memo)
    is_memo = said in row.memo if variant.claim == "two texts" else row.memo == said
    balances = (None, line.balance) if not variant.is_of_programs else (None, line.balance, *ends_of(variant, ledger))
    checks = {
        f"{read} đồng, truly {moved}": read == moved,
        f"day {row.day}, truly {entry.at.date()}": row.day == entry.at.date(),
        f"time {row.time}, truly {entry.at.time()}": not has_time(variant) or row.time == entry.at.time(),
        f"memo, truly “{said}”": is_memo,
        f"reference {row.reference}, truly {entry.reference}": row.reference in ("", entry.reference),
        f"balance {row.balance}, truly {line.balance}": row.balance in balances,
    }
    return "; ".join(said for said, holds in checks.items() if not holds)


def as_stored(memo: str) -> str:
    """A memo composed, in one line, every blank a plain one, nothing in it that nobody sees."""
    seen = "".join(char for char in unicodedata.normalize("NFC", memo) if unicodedata.category(char) != "Cf")
    return " ".join(seen.split())


def ends_of(variant: Variant, ledger: Ledger) -> tuple[int, ...]:
    """The closing balance as printed, which a form without balances of rows may give its last row."""
    wrong = 70_000 if variant.printed == "wrong closing" else 0
    return (ledger.closing + wrong,) if variant.printed in ("ends", "all", "wrong closing") else ()


def is_complete(variant: Variant, ledger: Ledger, result: Result) -> bool:
    if len(result.rows) != len(truth(ledger)):
        return False
    outside = any(line.fate == "outside" for line in ledger.lines)
    return not outside or not (result.notes or len(result.rejected) > len(ledger.lines) - len(truth(ledger)))


def faults_of_proof(variant: Variant, ledger: Ledger, result: Result) -> list[str]:
    """What the proof claims although the file can't show it, or passes over although the file shows it."""
    proof, faults = result.proof, []
    is_complete = len(result.rows) == len(truth(ledger))
    allowed = outcomes_of(variant, ledger, is_complete=is_complete)
    if proof.outcome not in allowed:
        faults.append(f"proof says {proof.outcome}, allowed: {', '.join(sorted(allowed))}")
    printed = {ledger.closing, ledger.closing + 70_000 * ledger.unit, *(line.balance for line in ledger.lines)}
    if proof.closing is not None and proof.closing not in printed:
        faults.append(f"closing balance {proof.closing} is shown, and printed nowhere")
    for name in ("credit", "debit"):
        said = sum(span[name] for span in proof.spans)
        if proof.spans and said != sum(getattr(row, name) for row in result.rows):
            faults.append(f"spans have {said} of {name}, the rows have another sum")
    return faults


def faults_of_sentences(sentences: list[str]) -> list[str]:
    return [
        f"no sentence: “{each}”" for each in sentences if len(each) < 15 or not each.endswith((".", "…", "!", "?", "”"))
    ]
