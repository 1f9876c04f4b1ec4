"""What staff find by the search over everything. Rooms answer in `search.py`: `SEARCHED = (searched(…), …)`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SearchedRecords:
    """How the records of one model are found, and what a hit says of them; every name is a path as look-ups take it.

    Only who may view the model finds any. What a path names everybody finds by who does: a field that fewer people may
    read than the record, such as the head of a household on its house, must not be named.
    """

    model: str  # "voters.Petition"
    names: tuple[str, ...]  # what people call the record: hits here come first
    texts: tuple[str, ...]  # further words by which it is found
    codes: tuple[str, ...]  # numbers and signs of the office, found whole and however they are parted
    amounts: tuple[str, ...]  # đồng
    phones: tuple[str, ...]  # text with phone numbers, found by their last digits
    unit: tuple[str, ...]  # where it is: the first of these that is known; () for what has no place
    shows: tuple[str, ...]  # what a hit says beside the record's name, its amounts, place and day
    day: str  # a date or moment: newer ones come first; "" for what is of no day, as a unit is
    is_closed: bool  # a list of persons that few may open: what is erased there is gone here as well


def searched(
    model: str,
    *,
    names: str,
    texts: str = "",
    codes: str = "",
    amounts: str = "",
    phones: str = "",
    unit: str = "",
    shows: str = "",
    day: str = "",
    is_closed: bool = False,
) -> SearchedRecords:
    """The same with paths one blank apart: `searched("news.Document", names="abstract", codes="number")`."""
    return SearchedRecords(
        model,
        names=tuple(names.split()),
        texts=tuple(texts.split()),
        codes=tuple(codes.split()),
        amounts=tuple(amounts.split()),
        phones=tuple(phones.split()),
        unit=tuple(unit.split()),
        shows=tuple(shows.split()),
        day=day,
        is_closed=is_closed,
    )
