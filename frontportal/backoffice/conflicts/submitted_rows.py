"""What was sent of a formset, taken apart into rows and put together again without some of them."""

from dataclasses import dataclass
from typing import Any

Row = tuple[dict[str, list[Any]], dict[str, list[Any]]]  # texts and files by the names after the row's number


@dataclass
class SubmittedRows:
    """`data` and `files` are those of the formset, and may be written to."""

    data: Any
    files: Any
    prefix: str

    def split(self) -> tuple[list[Row], list[Row]]:
        """The rows that were stored when the page was opened, and the new ones."""
        rows = [self.row(number) for number in range(self.count("TOTAL"))]
        stored = self.count("INITIAL")
        return rows[:stored], rows[stored:]

    def count(self, name: str) -> int:
        text = str(self.data.get(f"{self.prefix}-{name}_FORMS", ""))
        return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0

    def row(self, number: int) -> Row:
        start = f"{self.prefix}-{number}-"
        texts, files = (
            {name[len(start) :]: source.getlist(name) for name in source if name.startswith(start)}
            for source in (self.data, self.files)
        )
        return texts, files

    def write(self, stored: list[Row], new: list[Row]) -> None:
        """These rows instead of those that came."""
        for source, position in ((self.data, 0), (self.files, 1)):
            for name in [name for name in source if self.is_of_row(name)]:
                del source[name]
            for number, row in enumerate([*stored, *new]):
                for name, values in row[position].items():
                    source.setlist(f"{self.prefix}-{number}-{name}", values)
        self.data[f"{self.prefix}-INITIAL_FORMS"] = str(len(stored))
        self.data[f"{self.prefix}-TOTAL_FORMS"] = str(len(stored) + len(new))

    def is_of_row(self, name: str) -> bool:
        start = f"{self.prefix}-"
        return name.startswith(start) and name[len(start) :].partition("-")[0].isdigit()
