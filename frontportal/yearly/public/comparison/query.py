"""What a comparison is asked for: figures, years and communes, as an address names them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlencode

from django.http import QueryDict

from frontportal.yearly.figures import Figure, registry

MOST_FIGURES, MOST_YEARS, MOST_COMMUNES = 6, 10, 30
LONGEST_WORD = 60  # characters of one name in an address
LONGEST_SHOWN = 30  # of a name that is not known, in the sentence about it

Found = TypeVar("Found")


@dataclass
class ComparisonQuery:
    """`faults` are sentences about what could not be understood; then nothing is compared."""

    figures: list[Figure] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    communes: list[str] = field(default_factory=list)
    in_todays_units: bool = False
    faults: list[str] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        return bool(self.figures and self.years and not self.faults)

    @property
    def query(self) -> str:
        """The shortest query string that asks for the same: `chitieu=houses,house-value&nam=2022,2023`."""
        parts = {
            "chitieu": ",".join(figure.slug for figure in self.figures),
            "nam": ",".join(map(str, self.years)),
            "xa": ",".join(self.communes),
            "donvi": "hien-nay" if self.in_todays_units else "",
        }
        return urlencode({name: value for name, value in parts.items() if value}, safe=",")


def read(query: QueryDict, years: Sequence[int], communes: Mapping[str, str]) -> ComparisonQuery:
    """`years`: those that are published, newest first; `communes`: code that may be named → code it stands for. Figures
    without years: the two newest.

    A name may be given several times, or several values after one name with commas between them.
    """
    known_years = {str(year): year for year in years}
    asked = ComparisonQuery(in_todays_units=query.get("donvi") == "hien-nay")
    asked.figures = chosen(query, "chitieu", registry.get, MOST_FIGURES, "chỉ tiêu", asked.faults)
    asked.years = sorted(chosen(query, "nam", known_years.get, MOST_YEARS, "năm đã công bố", asked.faults))
    asked.communes = chosen(query, "xa", communes.get, MOST_COMMUNES, "xã, thị trấn", asked.faults)
    if query.get("donvi") not in (None, "", "hien-nay"):
        asked.faults.append("“donvi” chỉ nhận giá trị “hien-nay”.")
    if asked.figures and not asked.years:
        asked.years = sorted(years[:2])
    if not asked.figures and (asked.years or asked.communes) and not asked.faults:
        asked.faults.append("Hãy chọn ít nhất một chỉ tiêu.")
    return asked


def chosen(
    query: QueryDict, name: str, find: Callable[[str], Found | None], most: int, what: str, faults: list[str]
) -> list[Found]:
    """The things that the words after `name` mean, each once, in their order."""
    words = list(dict.fromkeys(word for each in query.getlist(name) for word in each.split(",") if word))
    if len(words) > most:
        faults.append(f"Chọn nhiều nhất {most} {what}; địa chỉ này có {len(words)}.")
        words = words[:most]
    found: list[Found] = []
    for word in words:
        thing = find(word) if len(word) <= LONGEST_WORD else None
        if thing is None:
            short = word if len(word) <= LONGEST_SHOWN else f"{word[:LONGEST_SHOWN]}…"
            faults.append(f"Không có {what} “{short}”.")
        elif thing not in found:
            found.append(thing)
    return found
