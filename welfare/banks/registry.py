"""Looking banks up: by slug, by number, by the day."""

from datetime import date
from functools import lru_cache

from .bank import Bank
from .table import BANKS, NOT_LISTED

BY_SLUG: dict[str, Bank] = {bank.slug: bank for bank in (*BANKS, *NOT_LISTED)}
BIN_OF: dict[str, str] = {bank.slug: bank.bin for bank in BANKS}
TYPED = tuple(bank.slug for bank in NOT_LISTED)  # banks whose number, if they have one, is typed by staff


def short_name(slug: str, day: date) -> str:
    """The name of a bank as it was on that day; the slug itself of one that nobody knows."""
    return BY_SLUG[slug].name_on(day).short if slug in BY_SLUG else slug


@lru_cache(maxsize=8)
def choices_on(day: date) -> list[tuple[str, str]]:
    """Slug and short name of every bank, by name; those without a number of their own last."""
    listed = sorted(((bank.slug, bank.name_on(day).short) for bank in BANKS), key=lambda one: one[1].casefold())
    return [*listed, *((bank.slug, bank.name_on(day).short) for bank in NOT_LISTED)]


def labels_on(day: date) -> list[tuple[str, str]]:
    """The same choices with everything by which somebody may look for a bank."""
    return [(slug, BY_SLUG[slug].label_on(day)) for slug, _ in choices_on(day)]
