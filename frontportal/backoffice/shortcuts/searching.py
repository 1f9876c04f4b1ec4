"""The box of a list: words without diacritics wherever they are looked for, and amounts as people write them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from frontportal.kit.records.fields import MoneyField
from frontportal.kit.values.money import amount_in
from frontportal.kit.values.text import fold

from ..mixin import AdminMixin

SMALLEST = 1000  # đồng: what is less is a number of the office


class SearchMixin(AdminMixin):
    """A model with `folded` is searched in it; of other fields each word is looked for without its marks.

    Where the model has amounts, one of them as it is typed ("88.900.000", "2,4 tỷ") finds the records that have it.
    """

    search_fields: Sequence[str]

    def __init__(self, model: Any, admin_site: Any) -> None:
        super().__init__(model, admin_site)
        if not self.search_fields and has_field(model, "folded"):
            self.search_fields = ("folded",)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        found = self.by_words(request, queryset, search_term)
        amounts = [field.name for field in self.opts.fields if isinstance(field, MoneyField)]
        amount, rest = amount_in(search_term) if amounts else (None, "")
        if amount is None or amount < SMALLEST:
            return found, False
        having = Q()
        for name in amounts:
            having |= Q(**{f"{name}__in": (amount, -amount)})
        others = self.by_words(request, queryset, rest).filter(having)
        # As one set of keys, so that either side can use its own index.
        return queryset.filter(pk__in=keys_of(found).union(keys_of(others))), False

    def by_words(self, request: HttpRequest, queryset: QuerySet, words: str) -> QuerySet:
        """Rows that have every word in one of the fields searched."""
        if has_field(self.model, "folded"):
            return queryset.matching(words)
        for word in fold(words).split():
            having = Q()
            for path in self.get_search_fields(request):
                having |= Q(**{look_up(path): word})
            queryset = queryset.filter(having)
        return queryset


def look_up(path: str) -> str:
    """An entry of `search_fields` as a look-up: "=year" is that year, a folded field is folded already."""
    if path.startswith("="):
        return f"{path[1:]}__iexact"
    return f"{path}__contains" if path.endswith("folded") else f"{path}__unaccented__contains"


def keys_of(queryset: QuerySet) -> QuerySet:
    return queryset.order_by().values("pk")


def has_field(model: Any, name: str) -> bool:
    """Whether a model has a field of that name."""
    return name in {field.name for field in model._meta.get_fields()}
