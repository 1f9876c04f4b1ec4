"""Invented texts of which no sentence stands more than three times: what is said again is said of its place."""

import re
from collections import Counter
from itertools import count

MOST = 3
LEADS = ("Ở {}, ", "Riêng {}, ", "Với {}, ", "Về phần {}, ")
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
# First words that keep their capital inside a sentence.
NAMES = ("Mặt trận", "Ủy ban", "Hội đồng", "Sở ", "Bộ ", "Quỹ", "Ban ", "Đoàn ")


class Sentences:
    """Written so far, and how often."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def tell(self, text: str, place: str) -> str:
        """The text, each of its sentences led to `place` (as it stands inside a sentence) once it stood MOST times."""
        return " ".join(self.sentence(each, place) for each in SENTENCE_END.split(text))

    def title(self, words: str, place: str) -> str:
        """A title, with its place once it stood MOST times."""
        chosen = words if self.counts[words] < MOST or place in words else f"{words}, {place}"
        self.counts[chosen] += 1
        return chosen

    def sentence(self, words: str, place: str) -> str:
        inside = words if words.startswith(NAMES) else words[:1].lower() + words[1:]
        ways = (words, *(lead.format(place) + inside for lead in LEADS))
        further = (f"{LEADS[0].format(place)}lần thứ {number}, {inside}" for number in count(2))
        chosen = next((way for way in ways if self.counts[way] < MOST), "") or next(
            way for way in further if self.counts[way] < MOST
        )
        self.counts[chosen] += 1
        return chosen
