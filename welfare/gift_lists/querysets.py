"""Questions to lists of recipients."""

from django.db.models import F, Sum

from frontportal.places.querysets import PlacedQuerySet


class RecipientQuerySet(PlacedQuerySet):
    unit_path = "gift__unit"

    def given(self) -> int:
        """Đồng that these recipients get."""
        return self.order_by().aggregate(total=Sum(F("packages") * F("gift__unit_value")))["total"] or 0

    def by_place(self):
        """As lists are read aloud: commune, area, name."""
        return self.order_by("gift__unit__sort_name", "household__unit__sort_name", "household__folded_head", "pk")
