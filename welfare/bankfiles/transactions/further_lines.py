"""Lines right below a row of a table that go on with its texts, or with its time."""

import re

from welfare.bankterms.columns.header import MONEY, field_for
from welfare.bankterms.text.dates import time_of
from welfare.bankterms.text.labels import ACCOUNT, fold, is_footer, names_currency

from .rows import RowReader

WORDS = ("memo", "counterparty", "reference", "counter_account")
LABELLED = re.compile(r"[^\W\d][^\W\d.]*(?: [^\W\d][\w./()]*){1,6} ?: ?\S")  # “Number of transactions: 8”
MOST_NAMED = 3


class FurtherLines:
    """Of one table, whose fields stand `at` these positions, `texts` those of texts. `spills`: whether a long memo's rest comes to
    stand in the first cell of the next line, as this bank writes it; elsewhere it is told, for it may be a title of what follows."""

    def __init__(self, reader: RowReader, at: dict[str, int | None], texts: set[int | None], *, spills: bool):
        self.reader, self.at, self.texts, self.spills = reader, at, texts, spills
        self.values = {at[name] for name in (*MONEY, "balance")}
        self.extra: list[str] = []  # single texts after the last row: the rest of its memo, or the file's foot
        self.is_whole = False  # whether the line at hand has all cells, so that its first one is no memo cut in two
        self.passed: list[tuple[int, str]] = []  # lines of one text in a column of no texts, with rows below them
        self.last: list[tuple[int, str]] = []  # those below which no row has come yet

    def is_more(self, positions: list[int], texts: list[str], line: int) -> bool:
        """Whether a line right after a row holds nothing but further lines of its texts, or its time below its day."""
        if names_currency(" ".join(texts)):
            return False
        if len(texts) == 1 and positions[0] not in self.values:
            words = texts[0]
            if positions[0] not in (self.at[name] for name in WORDS):
                if LABELLED.match(words) or ACCOUNT.match(fold(words)):
                    return False
                if self.is_whole and not self.spills and not self.is_time(positions[0], words):
                    self.last.append((line, words))
                    return False
            return not (is_footer(words) and (words[-1:].isdigit() or ":" in words))
        if all(field_for(words) for words in texts):
            return False
        pairs = zip(positions, texts, strict=True)
        return all(position in self.texts or self.is_time(position, words) for position, words in pairs)

    def is_time(self, position: int, words: str) -> bool:
        """Whether a text is a time of day below a day or a time."""
        return position in (self.at["day"], self.at["time"]) and time_of(words) is not None

    def append(self, positions: list[int], texts: list[str]) -> None:
        """Add the texts of a further line to the row taken last, each to the field of its column."""
        current = self.reader.current
        if current is None:
            self.reader.append(" ".join(texts))
            return
        for position, words in zip(positions, texts, strict=True):
            field = next((name for name in WORDS if self.at[name] == position), None)
            if self.is_time(position, words):
                current.time = current.time or time_of(words)
            elif field:
                self.reader.append(words, field)
            else:
                self.extra.append(words)

    def add_extra(self) -> None:
        """Give the texts behind a row to its memo, now that another row has shown that they are not the file's foot."""
        self.passed, self.last = self.passed + self.last if self.last else self.passed, []
        if self.extra:
            self.reader.append(" ".join(self.extra))
            self.extra = []

    def notes(self) -> list[str]:
        """A sentence on lines of one text that are of no row."""
        if not self.passed:
            return []
        named = "; ".join(f"dòng {line} “{words[:40]}”" for line, words in self.passed[:MOST_NAMED])
        more = "…" if len(self.passed) > MOST_NAMED else ""
        return [
            f"{len(self.passed)} dòng giữa bảng chỉ có một ô chữ, không ở cột nội dung: không thuộc giao dịch nào ({named}{more})."
        ]
