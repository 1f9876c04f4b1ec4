"""A variant: one choice on each axis. The first choice is the plain one, so that a failing variant can be made plainer."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from random import Random

from tests.welfare.bankfiles.generator.names import HEADERS, UNITS

TABLES = ("csv", "xlsx", "pdf-ruled", "pdf-bare", "ods", "xls", "csv-semicolon", "csv-tab", "html", "fixed width")
PROGRAMS = (
    "mt940",
    "camt.053",
    "sepay hook json",
    "sepay api json",
    "casso json",
    "sepay hook csv",
    "sepay api csv",
    "casso csv",
)
OF_PROGRAMS = {"mt940": ["printed", "currency"], "camt.053": ["printed", "currency", "status"]}  # what these can vary
NUMBERS = tuple(range(32))  # which of the known names; each list is counted through from its start again
AXES = {
    "form": (*TABLES, *PROGRAMS),
    "language": ("vi", "en", "slash", "newline"),
    "header_lines": ("one", "two languages", "grouped"),
    "amounts": ("sides", "signed", "minus", "kind", "parentheses", "trailing", "silent kind", "gifts", "odd sides", "odd kind", "mixed kind"),
    "ways": NUMBERS,  # which pair of headers or words says the way
    "names": NUMBERS,  # which names the other columns have
    "swapped": (False, True),  # money in before money out
    "number": ("dot", "comma", "bare", "comma cents", "dot cents", "currency", "cells", "space", "no-break", "sign"),
    "empty": ("", "0", "-"),  # what the side without money says
    "debits": ("plain", "minus"),
    "day": (
        "slash", "slash time", "time slash", "iso", "iso time", "utc", "zone", "dash", "cells", "dot", "named", "short year",
        "year first", "milliseconds", "zone without colon", "line break", "weekday", "words", "behind",
    ),
    "order": ("oldest", "newest"),
    "columns": (0, 1, 2, 3, 4, 5),  # in which order they stand
    "balances": ("all", "none", "every second", "days", "first half", "one"),
    "sequence": (False, True),
    "unit": ("", *UNITS),
    "unit_place": ("line", "header"),
    "status": ("none", "all done", "one not"),
    "charges": ("none", "fee", "fee and tax", "negative"),
    "lost": ("none", "last", "middle"),  # rows that the file should have
    "extra": ("none", "twins", "printed twice", "zero"),
    "period": ("none", "whole", "one outside"),
    "printed": ("none", "ends", "totals", "count", "all", "wrong total", "wrong count", "wrong closing"),
    "claim": ("none", "same amounts", "other amounts", "other balances", "two texts"),
    "currency": ("none", "VND", "column", "USD", "USD column"),
    "account": (False, True),
    "style": ("plain", "upper", "decomposed", "padded", "starred", "unknown"),  # of the headers
    "noise": ("none", "letterhead", "blank rows", "pages", "day totals", "page totals", "signatures", "footnote"),
    "paper": ("lines", "boxes", "one path", "areas", "columns only", "centred"),  # how a ruled PDF's table is drawn
    "text": ("plain", "two lines", "amount", "day", "formula", "quotes", "no-break", "invisible", "decomposed", "dash", "signs"),
}  # fmt: skip


@dataclass(frozen=True)
class Variant:
    """Its fields are the axes; `repr` names only what isn't plain, and can be pasted into a test."""

    form: str = "csv"
    language: str = "vi"
    header_lines: str = "one"
    amounts: str = "sides"
    ways: int = 0
    names: int = 0
    swapped: bool = False
    number: str = "dot"
    empty: str = ""
    debits: str = "plain"
    day: str = "slash"
    order: str = "oldest"
    columns: int = 0
    balances: str = "all"
    sequence: bool = False
    unit: str = ""
    unit_place: str = "line"
    status: str = "none"
    charges: str = "none"
    lost: str = "none"
    extra: str = "none"
    period: str = "none"
    printed: str = "none"
    claim: str = "none"
    currency: str = "none"
    account: bool = False
    style: str = "plain"
    noise: str = "none"
    paper: str = "lines"
    text: str = "plain"

    def __repr__(self) -> str:
        return f"Variant({', '.join(f'{name}={getattr(self, name)!r}' for name in self.changed())})"

    def changed(self) -> list[str]:
        return [name for name, choices in AXES.items() if getattr(self, name) != choices[0]]

    def settled(self) -> "Variant":
        """The same without what can't stand together: the plain choice stands in its place."""
        plain: dict[str, object] = {}
        if self.is_of_programs:
            kept = {
                "form",
                "names",
                "ways",
                "order",
                "lost",
                "extra",
                "text",
                *OF_PROGRAMS.get(self.form, ["balances"]),
            }
            plain |= dict.fromkeys(AXES.keys() - kept)
        if self.amounts not in ("sides", "odd sides"):
            plain |= dict.fromkeys(["header_lines", "charges", "debits", "empty", "swapped"])
        if self.amounts == "gifts":
            plain |= {"ways": None}
        if self.is_of_texts:
            plain |= {name: None for name in ("number", "day") if getattr(self, name) == "cells"}
        if self.language in ("slash", "newline") and self.header_lines == "two languages":
            plain |= {"language": None}
        if self.amounts == "odd sides":  # some of these headers name đồng themselves
            plain |= dict.fromkeys(["header_lines", "language", "unit", "unit_place"])
        if self.header_lines == "grouped":
            plain |= {"ways": None, "language": None, "claim": None}
        if UNITS.get(self.unit, 1) > 1:
            plain |= {"charges": None, **({"number": None} if "cents" in self.number else {})}
        if self.amounts not in ("sides", "odd sides") and self.noise in ("day totals", "page totals"):
            plain |= {"noise": None}
        if self.form != "pdf-ruled":
            plain |= {"paper": None}
        if self.form == "fixed width":
            plain |= {"header_lines": None} | {
                name: None for name in ("language", "text", "day") if "line" in getattr(self, name)
            }
            plain |= {"style": None} if self.style in ("padded", "decomposed") else {}
        if self.noise == "blank rows" and self.is_paged or self.form == "mt940":
            plain |= {"noise": None, "text": None}
        if self.unit_place == "header":
            plain |= {"printed": None}  # no header says in which unit a label counts
        if self.unit == "":
            plain |= {"unit_place": None}
        if self.debits == "minus":
            plain |= {"empty": None}
        if self.claim == "other balances" and self.balances != "all":
            plain |= {"claim": None}
        if self.claim == "other balances" and "dụng" in HEADERS["balance"][self.names % len(HEADERS["balance"])][0]:
            plain |= {"names": None}  # beside another balance the available one is not the account's (decision 73)
        if (
            self.amounts != "sides"
            and self.claim in ("same amounts", "other amounts")
            and self.amounts == "silent kind"
        ):
            plain |= {"claim": None}
        if self.printed in ("count", "all", "wrong count"):
            plain |= {"status": None} | (
                {"extra": None} if self.extra != "twins" else {}
            )  # who counts what is the bank's affair
        if self.currency == "USD column":
            plain |= {"lost": None, "status": None}  # either would take the one foreign row away
        if self.lost != "none":
            plain |= {"extra": None, "status": None, "period": None}  # the lost row is to be one that moved the account
        settled = replace(self, **{name: AXES[name][0] for name in plain})
        if self.is_of_programs and self.currency != "USD":
            settled = replace(settled, currency="none")
        if self.form == "mt940":
            settled = replace(settled, order="oldest")
        if self.form in OF_PROGRAMS:  # neither has balances of rows; MT940 has both ends, always
            settled = replace(settled, balances="none")
            if self.form == "mt940" and settled.printed != "wrong closing":
                settled = replace(settled, printed="ends")
        return settled

    @property
    def is_of_programs(self) -> bool:
        return self.form in PROGRAMS

    @property
    def is_of_texts(self) -> bool:
        """Whether its cells hold nothing but texts."""
        return self.is_paged or self.form.startswith("csv") or self.form in ("html", "fixed width")

    @property
    def is_paged(self) -> bool:
        return self.form.startswith("pdf")


assert [field.name for field in fields(Variant)] == list(AXES)


def plainer(variant: Variant) -> Iterator[Variant]:
    """The same with one axis set back to its plain choice, or with half of them."""
    changed = variant.changed()
    if len(changed) > 3:
        for part in (changed[::2], changed[1::2]):
            yield replace(variant, **{name: AXES[name][0] for name in part})
    for name in changed:
        yield replace(variant, **{name: AXES[name][0]})


def seeded(seed: int, *, most: int = 5) -> Variant:
    """The variant of a number: a form and names at random, and up to `most` further axes off their plain choice."""
    random = Random(seed)
    chosen = {name: random.choice(AXES[name]) for name in ("form", "names", "ways", "amounts", "order", "balances")}
    others = random.sample([name for name in AXES if name not in chosen], random.randint(0, most))
    return Variant(**chosen, **{name: random.choice(AXES[name]) for name in others}).settled()
