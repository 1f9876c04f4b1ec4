"""Every head of a sheet with what it means, or what must be asked about it."""

from collections import Counter

from ..files.cell_names import letters_of
from ..files.grid import Grid
from ..office_files import InvalidFile
from .head import Head
from .head_text import HeadPosition, joined
from .meanings import CHOSEN, JOINER, NUMBERING, Meanings
from .spellings import normal
from .suggestions import suggestions


class HeadReader:
    """Makes the heads of one sheet."""

    def __init__(self, meanings: Meanings):
        self.meanings = meanings
        self.mapping, self.vocabulary = meanings.mapping, meanings.vocabulary
        self.of_parents: set[int] = set()  # columns known by a line above their lowest one only

    def heads(self, grid: Grid, position: HeadPosition) -> list[Head]:
        """Every head that has a text, with what it means or might mean. Two that claim one field are both in question."""
        found = []
        for column, parts in enumerate(joined(grid, position), 1):
            if parts:
                found.append(self.head(column, parts))
        self.tell_apart(found)
        self.question_rivals(found)
        for head in found:
            if head.is_unknown and not head.suggestions:
                head.suggestions = suggestions(head, found, self.vocabulary)
        return found

    def head(self, column: int, parts: list[str]) -> Head:
        meaning = self.meanings.meaning(parts)
        self.of_parents |= {column} if meaning.is_of_parent else set()
        return Head(
            column,
            letters_of(column),
            JOINER.join(parts),
            meaning.field,
            meaning.part,
            is_ignored=bool(meaning.reason),
            reason="" if meaning.reason == NUMBERING else meaning.reason,
        )

    def tell_apart(self, heads: list[Head]) -> None:
        """Heads of one text get the letters of their columns, so that each can be answered by itself."""
        counts = Counter(normal(head.text) for head in heads)
        for head in heads:
            if counts[normal(head.text)] > 1:
                head.text = f"{head.text} (cột {head.letters})"
                if normal(head.text) in self.mapping:
                    name = self.mapping[normal(head.text)]
                    head.field, head.part, head.is_ignored = name or "", "", name is None
                    head.reason = CHOSEN if name is None else ""

    def question_rivals(self, heads: list[Head]) -> None:
        """Two columns for one field are both asked about. Raises InvalidFile where the answers say the same twice."""
        self.prefer_children(heads)
        self.share_unit(heads)
        rivals: dict[tuple[str, str], list[Head]] = {}
        for head in heads:
            if head.field:
                rivals.setdefault((head.field, head.part), []).append(head)
        for (name, part), claiming in rivals.items():
            if not part:  # a unit as a whole, and in parts
                claiming = claiming + [head for head in heads if head.field == name and head.part]
            if len(claiming) > 1:
                self.put_in_question(name, claiming)

    def prefer_children(self, heads: list[Head]) -> None:
        """Of “Tham dự / Số người” and “Tham dự / Đại biểu” the first is the number of people; the other one is not known."""
        certain = {(head.field, head.part) for head in heads if head.column not in self.of_parents}
        for head in heads:
            if head.column in self.of_parents and (head.field, head.part) in certain:
                head.field, head.part = "", ""

    @staticmethod
    def share_unit(heads: list[Head]) -> None:
        """A head for the whole unit beside one of its parts means the other part: “Thôn” and “Đơn vị”."""
        for head in heads:
            if head.field and not head.part:
                parts = {each.part for each in heads if each.field == head.field and each.part}
                if len(parts) == 1:
                    head.part = "commune" if parts == {"area"} else "area"

    def put_in_question(self, name: str, claiming: list[Head]) -> None:
        names = " và ".join(
            f"cột {head.letters} “{head.text.removesuffix(f' (cột {head.letters})')}”" for head in claiming
        )
        sentence = f"{names} cùng là “{self.vocabulary.column(name).head}”."
        sentence = sentence[0].upper() + sentence[1:]
        answered = [head for head in claiming if self.mapping.get(normal(head.text)) == name]
        if len(answered) > 1:
            raise InvalidFile(f"{sentence} Hãy chọn một cột.")
        for head in claiming:
            if head in answered:
                continue
            head.field, head.part, head.suggestions, head.reason = "", "", [name], sentence
