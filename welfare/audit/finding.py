"""One difference that an audit found."""

from dataclasses import asdict, dataclass

from frontportal.kit.values.money import dong


@dataclass(frozen=True)
class Finding:
    """`record` names what is wrong, `what` is a Vietnamese phrase. `expected` and `found` are đồng or counts, None where
    the difference is none of amounts.
    """

    step: str  # "file" | "row" | "statement" | "entry" | "match" | "books" | "sums" | "edition" | "chain"
    record: str
    what: str
    expected: int | None = None
    found: int | None = None

    def __str__(self):
        amounts = [
            f"{words} {dong(value)}"
            for words, value in (("phải là", self.expected), ("đang là", self.found))
            if value is not None
        ]
        details = ", ".join(amounts)
        return f"{self.record}: {self.what} ({details})." if details else f"{self.record}: {self.what}."

    def as_json(self) -> dict:
        return asdict(self) | {"sentence": str(self)}


def difference(step: str, record: str, label: str, expected, found) -> list[Finding]:
    """A finding when two values differ: with amounts where both are numbers, otherwise in words."""
    if expected == found:
        return []
    if all(isinstance(value, int) and not isinstance(value, bool) for value in (expected, found)):
        return [Finding(step, record, f"{label} bị khác", expected, found)]
    return [Finding(step, record, f"{label} phải là “{format_value(expected)}”, đang là “{format_value(found)}”")]


def format_value(value) -> str:
    text = "trống" if value in (None, "") else dong(value) if type(value) is int else str(value)
    return text if len(text) <= 120 else f"{text[:117]}…"
