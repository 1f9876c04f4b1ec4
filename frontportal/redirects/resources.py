"""The table of old addresses as a sheet: what an office is given when it leaves its former website."""

from typing import Any

from frontportal.sheets.cells import TextCell
from frontportal.sheets.resources import RecordResource

from .addresses import old_address
from .fields import OldAddressField
from .models import Redirect


class OldAddressCell(TextCell):
    """As the column writes it, so that a row finds its record however the address is written in the file."""

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> str | None:
        text = super().clean(value, row, **kwargs)
        return old_address(text) if text else text


class RedirectResource(RecordResource):
    class Meta(RecordResource.Meta):
        model = Redirect
        import_id_fields = ("old_address",)
        fields = ("old_address", "title", "target", "note")

    @classmethod
    def cell_of(cls, field: Any) -> Any:
        return OldAddressCell() if isinstance(field, OldAddressField) else super().cell_of(field)
