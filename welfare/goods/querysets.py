"""Stores belong to units; all else is reached through them."""

from django.db.models import Exists, OuterRef, Q

from frontportal.kit.records.querysets import RecordQuerySet
from frontportal.places.querysets import PlacedMixin, PlacedQuerySet


class StoreQuerySet(PlacedQuerySet):
    def for_new_minutes(self):
        """Those in use, and closed ones where goods are left: these must still find their way out."""
        left = self.model._meta.get_field("stocks").related_model.objects.there().filter(store=OuterRef("pk"))
        return self.filter(Q(is_open=True) | Exists(left))


class StockQuerySet(PlacedMixin, RecordQuerySet):
    unit_path = "store__unit"

    def there(self):
        """What is not used up."""
        return self.filter(quantity__gt=0)


class VoucherQuerySet(PlacedMixin, RecordQuerySet):
    unit_path = "store__unit"

    def of(self, direction: str):
        return self.filter(direction=direction)

    def in_year(self, year: int):
        return self.filter(year=year)


class LineQuerySet(PlacedMixin, RecordQuerySet):
    unit_path = "voucher__store__unit"
