"""Codes of a kind and year, as KN-2023-001: who writes a record down may leave its code to the portal."""

from collections.abc import Iterable
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone


class Numbered(models.Model):
    """Before the model's other bases: a blank `code` in forms and sheets is the next free one of the year, given on saving.

    What is stored in bulk passes `save` by, and is numbered by `number_all` before; sheets see to that themselves.
    """

    code: Any
    code_prefix: str  # "KN" of KN-2023-001

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        self.keep_code()
        if self.code:
            super().save(*args, **options)
            return
        with transaction.atomic():
            number_all([self])
            super().save(*args, **options)

    def full_clean(self, *args: Any, **options: Any) -> None:
        self.keep_code()
        super().full_clean(*args, **options)

    def keep_code(self) -> None:
        """A code that was given stays where the form comes without one: pages and papers lead by it."""
        if self.pk and not self.code:
            self.code = self.__class__._base_manager.filter(pk=self.pk).values_list("code", flat=True).first() or ""

    @property
    def code_year(self) -> int:
        """Of account, where the record has one; otherwise the year in which it is written down."""
        return getattr(self, "year", None) or timezone.localdate().year

    def validate_constraints(self, exclude: Any = None) -> None:
        """As Django does; a code that is still to come breaks no rule. The database takes none that is empty."""
        super().validate_constraints(exclude=set(exclude or ()) | (set() if self.code else {"code"}))


@transaction.atomic
def number_all(records: Iterable[Any]) -> None:
    """Give those without a code the next free ones, in their order; two clerks at once get two codes."""
    last: dict[str, int] = {}
    for record in records:
        if record.code:
            continue
        start = f"{record.code_prefix}-{record.code_year}-"
        if start not in last:
            last[start] = last_number(record._meta.concrete_model, start)
        last[start] += 1
        record.code = f"{start}{last[start]:03d}"


def last_number(model: Any, start: str) -> int:
    """The highest number in use. The lock, held until the transaction ends, makes others wait.

    Above nine digits stands what somebody typed by mistake, which would leave no room for the next.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [start])
    taken = model._base_manager.filter(code__regex=rf"^{start}[0-9]{{1,9}}$").values_list("code", flat=True)
    return max((int(code.removeprefix(start)) for code in taken), default=0)
