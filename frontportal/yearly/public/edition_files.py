"""The open data of an edition: what a year gives away, as files that stay."""

from . import tables
from .formats import FORMATS


def about(content: dict, sha256: str) -> dict:
    return {"nam": content["year"], "an_ban": content["edition"]["number"], "ma_bam": sha256}


def files(content: dict, sha256: str) -> list[tuple[str, str, bytes]]:
    """(name, content type, bytes): the year's table as JSON and CSV, and what its columns mean."""
    whole = tables.year_table(content)
    words, facts = tables.dictionary([whole]), about(content, sha256)
    return [
        ("bao-cao.json", *FORMATS["json"]([whole, words], facts)),
        ("bao-cao.csv", *FORMATS["csv"]([whole], facts)),
        ("tu-dien.csv", *FORMATS["csv"]([words], facts)),
    ]
