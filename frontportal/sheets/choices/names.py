"""Which of a field's choices a cell means: its label, a shorter one that only it has, another word of offices, its stored value."""

import re
import tomllib
from pathlib import Path
from typing import Any

from frontportal.kit.values.text import fold

# Words that begin many labels and that offices leave out: "Hộ nghèo", "Khu dân cư tiêu biểu", "Nhà Đại đoàn kết".
LEADING = re.compile(r"^(?:ho|gia dinh|nha|khu dan cu|cap|quy|loai|dip|hinh thuc) (?=\S)")
OTHER_WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def words_of(text: str) -> str:
    """Folded, without signs."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(text)).split()) or fold(text)


class ChoiceNames:
    """`labels`: value → label. What names a choice exactly goes before what is only part of a label."""

    def __init__(self, labels: dict[Any, str]) -> None:
        self.words = {value: words_of(label) for value, label in labels.items()}
        self.exact = {words_of(str(value)): [value] for value in labels}
        self.exact |= {words: [value] for value, words in self.words.items()}
        for value, label in labels.items():
            for other in (LEADING.sub("", self.words[value]), *map(words_of, OTHER_WORDS.get(label, ()))):
                if value not in self.exact.setdefault(other, []) and self.is_free(other, value):
                    self.exact[other].append(value)

    def is_free(self, words: str, value: Any) -> bool:
        """Whether no other choice is called exactly so."""
        return all(each != words or other == value for other, each in self.words.items())

    def find(self, text: str) -> list[Any]:
        """The choices that a text may mean: one where it is certain."""
        words = words_of(text)
        if words in self.exact:
            return self.exact[words]
        return [value for value, label in self.words.items() if f" {words} " in f" {label} "]
