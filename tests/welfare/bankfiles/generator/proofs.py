"""The proof of a reading in few words, for the judge."""

from dataclasses import dataclass

from welfare.bankterms.model import Reading, Transaction
from welfare.proof.coverage import certify


@dataclass(frozen=True)
class Proof:
    """`outcome` as `import_statement --json` says it; `spans` its JSON; `closing` what would be shown as closing balance."""

    outcome: str
    spans: list[dict]
    closing: int | None


def proof_of(rows: list[Transaction], reading: Reading) -> Proof:
    found = certify(rows, reading.printed, reading.rejected)
    return Proof(found.outcome, [span.as_json() for span in found.spans], found.closing)
