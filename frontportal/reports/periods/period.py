"""Months, quarters, half-years and years that offices report on. Pure."""

from dataclasses import dataclass

from frontportal.kit.values.text import roman


@dataclass(frozen=True)
class Period:
    """`key` stands in addresses ("t3", "q1", "6t", "9t", "nam"); `first` and `last` are months 1–12."""

    key: str
    first: int
    last: int
    name: str

    @property
    def months(self) -> range:
        return range(self.first, self.last + 1)

    def of_year(self, year: int) -> str:
        """ "6 tháng đầu năm 2023", "năm 2023"."""
        return f"năm {year}" if self.is_whole_year else f"{self.name.removesuffix(' năm')} năm {year}"

    @property
    def is_whole_year(self) -> bool:
        return (self.first, self.last) == (1, 12)


PERIODS = {
    each.key: each
    for each in (
        *(Period(f"t{month}", month, month, f"tháng {month}") for month in range(1, 13)),
        *(Period(f"q{number}", 3 * number - 2, 3 * number, f"quý {roman(number)}") for number in range(1, 5)),
        Period("6t", 1, 6, "6 tháng đầu năm"),
        Period("9t", 1, 9, "9 tháng đầu năm"),
        Period("nam", 1, 12, "cả năm"),
    )
}
