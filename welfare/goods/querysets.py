"""Stores belong to units; all else is reached through them."""

from frontportal.kit.records.querysets import RecordQuerySet
from frontportal.places.querysets import PlacedMixin, PlacedQuerySet


class StoreQuerySet(PlacedQuerySet):
    pass


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
