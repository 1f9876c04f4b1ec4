"""Which field and body an opinion may belong to, by what was done with earlier ones like it. A person decides."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from frontportal.kit.values.text import fold
from voters.deadlines import units_above
from voters.ground import ground_of
from voters.models.meeting import Meeting
from voters.models.petition import Petition
from voters.workflow import ASIDE, State

from .field_words import field_by_words

CASES = 2_000  # the newest that the reader may see
LETTERS = 600  # of each case
NEIGHBOURS = 5
LIKE, SAME = 0.25, 0.45  # cosine of shared pairs of syllables
USUAL = 0.2  # of all cases: a pair that stands in more tells nothing


@dataclass(frozen=True)
class Suggestion:
    """`repeats`: an earlier petition of the same ground that asks for the same. Empty where nothing is known."""

    field: str = ""
    agency: int | None = None
    repeats: str = ""
    repeats_title: str = ""

    @property
    def as_data(self) -> dict[str, object]:
        label = Petition.Field(self.field).label if self.field else ""
        return {
            "field": self.field,
            "field_label": label,
            "agency": self.agency,
            "repeats": self.repeats,
            "repeats_title": self.repeats_title,
        }


class Suggester:
    """Reads the earlier cases once; then answers for as many texts as a page has."""

    def __init__(self, user, meeting: Meeting) -> None:
        earlier = Petition.objects.visible_to(user).filter(is_complaint=False).exclude(state__in=ASIDE)
        rows = earlier.select_related("agency").order_by("-received_on", "-pk")
        self.cases = list(rows.only("code", "title", "field", "folded", "unit_id", "state", "agency")[:CASES])
        self.above = units_above(meeting.unit)
        self.ground = ground_of(meeting.unit)
        self.pairs = [pairs_of(case.folded[:LETTERS]) for case in self.cases]
        counts = Counter(pair for pairs in self.pairs for pair in pairs)
        most = max(USUAL * len(self.cases), 3)
        self.weight = {pair: math.log(1 + len(self.cases) / n) for pair, n in counts.items() if n <= most}
        self.cases_with = defaultdict(list)
        for position, pairs in enumerate(self.pairs):
            for pair in pairs & self.weight.keys():
                self.cases_with[pair].append(position)
        self.length = [self.length_of(pairs) for pairs in self.pairs]

    def length_of(self, pairs: Iterable[str]) -> float:
        return math.sqrt(sum(self.weight.get(pair, 0) ** 2 for pair in pairs))

    def suggest(self, text: str) -> Suggestion:
        folded = fold(text)
        nearest = self.nearest(pairs_of(folded[:LETTERS]))
        field = voted((case.field, score) for score, case in nearest) or field_by_words(" ".join(words_of(folded)))
        agency = voted((case.agency_id, score) for score, case in nearest if self.is_competent(case.agency))
        same = next((case for score, case in nearest if score >= SAME and case.unit_id in self.ground), None)
        known = (same.code, same.title) if same else ("", "")
        return Suggestion(field or "", agency, *known)

    def nearest(self, pairs: set[str]) -> list[tuple[float, Petition]]:
        """The most like first, with how like they are."""
        shared: dict[int, float] = defaultdict(float)
        for pair in pairs & self.weight.keys():
            for position in self.cases_with[pair]:
                shared[position] += self.weight[pair] ** 2
        own = self.length_of(pairs)
        scored = [(score / (own * self.length[position]), position) for position, score in shared.items()]
        best = sorted((each for each in scored if each[0] >= LIKE), key=lambda each: (-each[0], each[1]))
        return [(score, self.cases[position]) for score, position in best[:NEIGHBOURS]]

    def is_competent(self, agency) -> bool:
        """A body of another commune, or one that is no more, is not asked again."""
        return agency is not None and agency.active and (agency.unit_id is None or agency.unit_id in self.above)


def words_of(folded: str) -> list[str]:
    return re.findall(r"\w+", folded)


def pairs_of(folded: str) -> set[str]:
    """Pairs of neighbouring syllables: in Vietnamese most words are two."""
    words = words_of(folded)
    return {f"{one} {two}" for one, two in zip(words, words[1:], strict=False)}


def voted(votes):
    """What more than half of the votes, by weight, are for; None where opinions differ."""
    totals: dict[object, float] = defaultdict(float)
    for choice, weight in votes:
        totals[choice] += weight
    best = max(totals, key=totals.__getitem__, default=None)
    return best if best is not None and totals[best] * 2 > sum(totals.values()) else None


def earlier_petition(user, code: str) -> Petition | None:
    """The petition of this code that an opinion may repeat."""
    found = Petition.objects.visible_to(user).filter(code=code.strip().upper(), is_complaint=False)
    return found.exclude(state__in=(State.MERGED, State.SPLIT)).first()
