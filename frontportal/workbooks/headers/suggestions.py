"""What an unknown header may mean."""

import difflib
from collections.abc import Iterable

from .columns import Vocabulary
from .header import Header
from .meanings import JOINER
from .spellings import forms_of

MOST_SUGGESTIONS = 3


def suggestions(header: Header, headers: Iterable[Header], vocabulary: Vocabulary) -> list[str]:
    """Fields without a column yet whose headers look like this one."""
    taken = {each.field for each in headers}
    likely: dict[str, float] = {}
    for form in forms_of(header.text.rpartition(JOINER)[2]):
        for word, meaning in vocabulary.words.items():
            if meaning.field not in taken:
                likely[meaning.field] = max(likely.get(meaning.field, 0), likeness(form, word))
    ranked = sorted((name for name in likely if likely[name] >= 0.5), key=lambda name: -likely[name])
    return ranked[:MOST_SUGGESTIONS]


def likeness(one: str, other: str) -> float:
    """How alike two headers are, 0 to 1: by their letters, or by the words they share."""
    words, others = set(one.split()), set(other.split())
    shared = len(words & others) / max(len(words | others), 1)
    return max(shared, difflib.SequenceMatcher(None, one, other).ratio() * 0.9)
