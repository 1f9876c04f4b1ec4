"""A bank keeps its number (BIN) when it is renamed; its name is a matter of the day."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class BankName:
    """`short` as people say it, `full` as the law has it. Valid on [since, until); None: open on that side."""

    short: str
    full: str
    since: date | None = None
    until: date | None = None

    def is_valid_on(self, day: date) -> bool:
        """Whether the bank bore the name on that day; `until` is the first day on which it did not."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Bank:
    """`slug` names it in the database and in layouts, for ever. `bin`: six digits, the bank's number in VietQR, "" for one
    that has none. `names`: in the order of time, without gap or overlap."""

    slug: str
    bin: str
    names: tuple[BankName, ...]

    def name_on(self, day: date) -> BankName:
        """The name that the bank bore on a day."""
        return next(name for name in self.names if name.is_valid_on(day))

    def label_on(self, day: date) -> str:
        """What people choose it by: the name of the day, the legal name, and the short names it had before, so that who
        looks for an old one finds it too. `"MBV – Ngân hàng … (trước đây: Ocean Bank)"`."""
        name = self.name_on(day)
        before = [old.short for old in self.names if old.until and old.until <= day and old.short != name.short]
        label = name.short if name.full in ("", name.short) else f"{name.short} – {name.full}"
        return f"{label} (trước đây: {', '.join(before)})" if before else label
