"""Take out of the lists of exceptions what is mended:  python -m tests.house.shrink

It makes numbers smaller and lists shorter, never the other way round. Needs neither Django nor a database.
"""

import re
from math import ceil
from pathlib import Path

from tests.house import sizes
from tests.house.names import where_given
from tests.house.old_names import OLD_NAMES
from tests.house.old_names_left import STILL_THERE
from tests.house.source import House

HERE = Path(__file__).parent
SECTION = re.compile(r"^(\w+) = \{\n(.*?)^\}", re.M | re.S)
ENTRY = re.compile(r'^    "(?P<name>[\w.: ]+)": (?P<size>[\d_]+),\n', re.M)


def found_in(house: House) -> dict[str, tuple[dict[str, float], int]]:
    """Name of each list in exceptions.py → (what is too large now, to what its numbers are rounded up)."""
    return {
        "MODULES": (sizes.large_modules(house), 10),
        "FUNCTIONS": (sizes.long_functions(house), 1),
        "FOLDERS": (sizes.crowded_folders(house), 1),
        "ROOMS": (sizes.large_rooms(house), 100),
        "SHARES": (sizes.large_shares(house, "welfare"), 1),
        "USUAL": (sizes.unusual_sizes(house), 1),
        "MIGRATIONS": (sizes.large_migrations(house), 100),
    }


def shrunk(text: str, found: dict) -> str:
    """exceptions.py with smaller numbers and without entries that nothing needs."""

    def section(match: re.Match) -> str:
        sizes_now, step = found.get(match[1], (None, 1))
        return match[0] if sizes_now is None else ENTRY.sub(lambda line: entry(line, sizes_now, step), match[0])

    return SECTION.sub(section, text).replace("{\n}", "{}")


def entry(line: re.Match, sizes_now: dict[str, float], step: int) -> str:
    if line["name"] not in sizes_now:
        return ""
    size = min(int(line["size"]), ceil(sizes_now[line["name"]] / step) * step)
    return f'    "{line["name"]}": {size:_},\n'


def names_left(house: House) -> str:
    """old_names_left.py without names, and without rooms of names, that are gone."""
    found = where_given(house, OLD_NAMES)
    left = {word: sorted(found.get(word, set()) & set(rooms.split())) for word, rooms in STILL_THERE.items()}
    lines = "".join(f'    "{word}": "{" ".join(rooms)}",\n' for word, rooms in left.items() if rooms)
    return f"STILL_THERE = {{\n{lines}}}\n".replace("{\n}", "{}")


def main() -> None:
    house = House()
    exceptions, names = HERE / "exceptions.py", HERE / "old_names_left.py"
    exceptions.write_text(shrunk(exceptions.read_text(encoding="utf-8"), found_in(house)), encoding="utf-8")
    before = names.read_text(encoding="utf-8").partition("STILL_THERE = ")[0]
    names.write_text(before + names_left(house), encoding="utf-8")


if __name__ == "__main__":
    main()
