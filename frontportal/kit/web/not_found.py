"""A page that is not there, for a reason that its reader may know."""

from collections.abc import Callable, Iterable

from django.http import Http404

MOST_YEARS = 3  # that are offered instead of one that is not there


class NotFoundWithReason(Http404):
    """Its argument is a Vietnamese sentence, shown on the page 404; what a plain Http404 says is not shown.

    `onward`: (words, address) of pages that may be meant.
    """

    def __init__(self, sentence: str, onward: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(sentence)
        self.onward = list(onward)


class PageWithdrawn(NotFoundWithReason):
    """A page that was there and was taken away: answered as 410, so that machines forget it."""


def no_such_year(sentence: str, year: int, years: Iterable[int], address: Callable[[int], str]) -> NotFoundWithReason:
    """With the nearest of the `years` that are there, oldest first; `address` gives the page of one."""
    nearest = sorted(years, key=lambda each: (abs(each - year), -each))[:MOST_YEARS]
    return NotFoundWithReason(sentence, [(f"Năm {each}", address(each)) for each in sorted(nearest)])
