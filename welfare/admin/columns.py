"""Money in lists, with its points."""

from django.contrib import admin

from frontportal.kit.money import dong


def money(field: str, label: str):
    """A list column for an amount in đồng; sorting goes by the field itself."""

    @admin.display(description=label, ordering=field)
    def column(record) -> str:
        amount = getattr(record, field)
        return "" if amount is None else dong(amount)

    column.__name__ = f"{field}_in_dong"
    return column
