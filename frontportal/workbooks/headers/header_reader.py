"""Every header of a sheet with what it means, or what must be asked about it."""

from collections import Counter

from ..files.cell_names import letters_of
from ..files.grid import Grid
from ..office_files import InvalidFile
from .header import Header
from .header_text import HeaderPosition, joined
from .meanings import CHOSEN, JOINER, NUMBERING, HeaderMeanings
from .spellings import normal
from .suggestions import suggestions


class HeaderReader:
    """Makes the headers of one sheet."""

    def __init__(self, meanings: HeaderMeanings):
        self.meanings = meanings
        self.mapping, self.vocabulary = meanings.mapping, meanings.vocabulary
        self.of_parents: set[int] = set()  # columns known by a line above their lowest one only

    def headers(self, grid: Grid, position: HeaderPosition) -> list[Header]:
        """Every header that has a text, with what it means or might mean. Two that claim one field are both in question."""
        found = []
        for column, parts in enumerate(joined(grid, position), 1):
            if parts:
                found.append(self.header(column, parts))
        self.tell_apart(found)
        self.question_rivals(found)
        for header in found:
            if header.is_unknown and not header.suggestions:
                header.suggestions = suggestions(header, found, self.vocabulary)
        return found

    def header(self, column: int, parts: list[str]) -> Header:
        meaning = self.meanings.meaning(parts)
        self.of_parents |= {column} if meaning.is_of_parent else set()
        return Header(
            column,
            letters_of(column),
            JOINER.join(parts),
            meaning.field,
            meaning.part,
            is_ignored=bool(meaning.reason),
            reason="" if meaning.reason == NUMBERING else meaning.reason,
        )

    def tell_apart(self, headers: list[Header]) -> None:
        """Headers of one text get the letters of their columns, so that each can be answered by itself."""
        counts = Counter(normal(header.text) for header in headers)
        for header in headers:
            if counts[normal(header.text)] > 1:
                header.text = f"{header.text} (cột {header.letters})"
                if normal(header.text) in self.mapping:
                    name = self.mapping[normal(header.text)]
                    header.field, header.part, header.is_ignored = name or "", "", name is None
                    header.reason = CHOSEN if name is None else ""

    def question_rivals(self, headers: list[Header]) -> None:
        """Two columns for one field are both asked about. Raises InvalidFile where the answers say the same twice."""
        self.prefer_children(headers)
        self.share_unit(headers)
        rivals: dict[tuple[str, str], list[Header]] = {}
        for header in headers:
            if header.field:
                rivals.setdefault((header.field, header.part), []).append(header)
        for (name, part), claiming in rivals.items():
            if not part:  # a unit as a whole, and in parts
                claiming = claiming + [header for header in headers if header.field == name and header.part]
            if len(claiming) > 1:
                self.put_in_question(name, claiming)

    def prefer_children(self, headers: list[Header]) -> None:
        """Of “Tham dự / Số người” and “Tham dự / Đại biểu” the first is the number of people; the other one is not known."""
        certain = {(header.field, header.part) for header in headers if header.column not in self.of_parents}
        for header in headers:
            if header.column in self.of_parents and (header.field, header.part) in certain:
                header.field, header.part = "", ""

    @staticmethod
    def share_unit(headers: list[Header]) -> None:
        """A header for the whole unit beside one of its parts means the other part: “Thôn” and “Đơn vị”."""
        for header in headers:
            if header.field and not header.part:
                parts = {each.part for each in headers if each.field == header.field and each.part}
                if len(parts) == 1:
                    header.part = "commune" if parts == {"area"} else "area"

    def put_in_question(self, name: str, claiming: list[Header]) -> None:
        names = " và ".join(
            f"cột {header.letters} “{header.text.removesuffix(f' (cột {header.letters})')}”" for header in claiming
        )
        sentence = f"{names} cùng là “{self.vocabulary.column(name).header}”."
        sentence = sentence[0].upper() + sentence[1:]
        answered = [header for header in claiming if self.mapping.get(normal(header.text)) == name]
        if len(answered) > 1:
            raise InvalidFile(f"{sentence} Hãy chọn một cột.")
        for header in claiming:
            if header in answered:
                continue
            header.field, header.part, header.suggestions, header.reason = "", "", [name], sentence
