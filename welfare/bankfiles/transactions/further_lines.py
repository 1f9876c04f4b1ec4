"""Lines right below a row of a table that go on with its texts, or with its time; titles of what follows, which do not."""

import re
from contextlib import suppress

from welfare.bankterms.columns.header import MONEY, field_for
from welfare.bankterms.text.cells import Cells, text
from welfare.bankterms.text.dates import day_in_text, time_of
from welfare.bankterms.text.doubt import Doubt
from welfare.bankterms.text.labels import ACCOUNT, fold, is_count, is_footer, names_currency
from welfare.bankterms.text.periods import day_of_title

from .rows import RowReader

WORDS = ("memo", "counterparty", "reference", "counter_account")
LABELLED = re.compile(r"[^\W\d][^\W\d.]*(?: [^\W\d][\w./()]*){1,6} ?: ?\S")  # “Number of transactions: 8”
MOST_NAMED = 3
NARROWEST = 25  # letters at which a program wraps a memo
# What titles of rows begin with, where a memo may end: “II. Cá nhân”, “Đợt 2: …”, “Tuần 36”, “Giao dịch trong ngày”.
TITLE = re.compile(
    r"(?:[ivx]{1,4}|[a-h]|\d{1,2})[.)/] ?[^\W\d]|(?:dot|phan|muc|nhom|tuan|ky|chuong) (?:\d+|[ivx]+)\b|danh sach\b|cac (?:khoan|giao dich|ca nhan|tap the|don vi)\b"
    r"|(?:giao dich|gd|phat sinh) (?:trong|cua|ngay|thang|quy|nam|tuan)\b"
)


class FurtherLines:
    """Of one table, whose fields stand `at` these positions, `texts` those of texts. `spills`: whether a long memo's rest comes to
    stand in the first cell of the next line, as this bank writes it; elsewhere it is told, for it may be a title of what follows."""

    def __init__(self, reader: RowReader, at: dict[str, int | None], texts: set[int | None], *, spills: bool):
        self.reader, self.at, self.texts, self.spills = reader, at, texts, spills
        self.values = {at[name] for name in (*MONEY, "balance")}
        self.extra: list[str] = []  # single texts after the last row: the rest of its memo, or the file's foot
        self.is_whole = False  # whether the line at hand has all cells, so that its first one is no memo cut in two
        self.passed: list[tuple[int | str, str]] = []  # lines of one text in a column of no texts, with rows below them
        self.last: list[tuple[int | str, str]] = []  # those below which no row has come yet
        self.widest = 0  # letters of the longest line of a memo
        self.row: Cells | None = None  # the one taken last, until a line below it asks
        self.line_above = ""  # the memo's line right above the one at hand
        self.are_titles = False  # whether such a line stands above the first row: there it can be but a title
        self.joined: list[
            tuple[int | str, str]
        ] = []  # lines that a memo went on with though its line above had room for more

    def add_memo(self, cells: Cells) -> None:
        """Take the memo of a line, as its cell has it."""
        at = self.at["memo"]
        memo = text(cells[at]) if at is not None and len(cells) > at else ""
        *_, self.line_above = lines = memo.split("\n")
        self.widest = max(self.widest, *map(len, lines))

    def is_title(self, words: str) -> bool:
        """Whether a text alone in the column of memos is a title of rows below it: the line above it has room for its first word, so no
        program wrapped it there, and it looks like a title or stands where the file has some; or it is another day."""
        if day := day_of_title(words):
            with suppress(Doubt):
                return self.reader.current is None or day_in_text(day) != self.reader.current.day
        return self.has_room(words) and (self.are_titles or bool(TITLE.match(fold(words))))

    def is_memo_cut(self, words: str) -> bool:
        """Whether “7 giao dịch” may be the end of the memo above it, which a program wrapped there."""
        return words[:1].isdigit() and not self.has_room(words)

    def has_room(self, words: str) -> bool:
        """Whether a text could have begun in the memo's line above it; no program wraps where all memos are short."""
        if self.row is not None:
            self.add_memo(self.row)
            self.row = None
        needed = len(self.line_above) + 1 + len(words.split(" ", 1)[0])
        return needed <= max(self.widest, NARROWEST)

    def pass_over(self, line: int | str, words: str) -> None:
        """Keep a text that is of no row, to be told once a row has come below it."""
        self.last.append((line, words))

    def is_more(self, positions: list[int], texts: list[str], line: int | str) -> bool:
        """Whether a line right after a row holds nothing but further lines of its texts, or its time below its day."""
        if names_currency(" ".join(texts)):
            return False
        if len(texts) == 1 and positions[0] not in self.values:
            words = texts[0]
            if is_count(words) and not (positions[0] == self.at["memo"] and self.is_memo_cut(words)):
                return False
            if positions[0] not in (self.at[name] for name in WORDS):
                if LABELLED.match(words) or ACCOUNT.match(fold(words)):
                    return False
                if self.is_whole and not self.spills and not self.is_time(positions[0], words):
                    self.pass_over(line, words)
                    return False
            elif positions[0] == self.at["memo"] and self.is_title(words):
                self.pass_over(line, words)
                return False
            return not (is_footer(words) and (words[-1:].isdigit() or ":" in words))
        if all(field_for(words) for words in texts):
            return False
        pairs = zip(positions, texts, strict=True)
        return all(position in self.texts or self.is_time(position, words) for position, words in pairs)

    def is_time(self, position: int, words: str) -> bool:
        """Whether a text is a time of day below a day or a time."""
        return position in (self.at["day"], self.at["time"]) and time_of(words) is not None

    def append(self, positions: list[int], texts: list[str], line: int | str, *, is_certain: bool = True) -> None:
        """Add the texts of a further line to the row taken last, each to the field of its column. `is_certain`: whether nothing is drawn
        between the two."""
        current = self.reader.current
        if positions == [self.at["memo"]]:
            if self.has_room(texts[0]) or is_count(texts[0]) or not is_certain:
                self.joined.append((line, texts[0]))
            self.widest, self.line_above = max(self.widest, len(texts[0])), texts[0]
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
        """Sentences on lines of one text that are of no row, and on those that may be titles."""
        found = []
        if self.passed:
            found.append(
                f"{len(self.passed)} dòng giữa bảng chỉ có một ô chữ, không phải nội dung của giao dịch nào ({named(self.passed)})."
            )
        if self.joined:
            found.append(
                f"{len(self.joined)} dòng chỉ có chữ ở cột nội dung được nối vào nội dung của giao dịch ở dòng trên ({named(self.joined)}): hãy xem có phải tiêu đề không."
            )
        return found


def named(lines: list[tuple[int | str, str]]) -> str:
    """The first of some lines, in words."""
    more = "…" if len(lines) > MOST_NAMED else ""
    return "; ".join(f"dòng {line} “{words[:40]}”" for line, words in lines[:MOST_NAMED]) + more
