"""Pages of a list: numbered for short lists; by the last key seen for long ones, which never counts."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator

from .not_found import NotFoundWithReason


def numbered_page(records: Any, number: str | None, *, size: int = 20, total: int | None = None) -> Any:
    """The page of a Paginator that `?trang=` asks for; 404 with a sentence for a page that is not there.

    `total` is how many records there are, where that is known already.
    """
    paginator = Paginator(records, size)
    if total is not None:
        paginator.count = total
    try:
        return paginator.page(number or 1)
    except (EmptyPage, PageNotAnInteger):
        raise NotFoundWithReason("Không có trang này.") from None


@dataclass(frozen=True)
class KeysetPage:
    """`items` and the key after which the next page starts; `after` is empty on the last page."""

    items: list[Any]
    after: str


def keyset_page(records: Any, after: str | None, *, size: int = 50) -> KeysetPage:
    """A page of `records` ordered by descending primary key, starting below key `after`."""
    if after:
        if not after.isascii() or not after.isdigit() or len(after) > 18:
            raise NotFoundWithReason("Không có trang này.")
        records = records.filter(pk__lt=int(after))
    found = list(records.order_by("-pk")[: size + 1])
    return KeysetPage(found[:size], str(found[size - 1].pk) if len(found) > size else "")
