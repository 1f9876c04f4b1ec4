"""Records that the office numbers by itself, or leaves to the portal: a blank code is the next free one of the year."""

from collections.abc import Iterable
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

PREFIXES = {"household": "ho", "house": "nha", "livelihood": "sinh-ke"}


class SelfNumbered(models.Model):
    """Before the model's other bases: its `code` may be left blank in forms and sheets, and is given on saving."""

    code: Any

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            self.keep_code()
            number_all([self])
            super().save(*args, **options)

    def full_clean(self, *args: Any, **options: Any) -> None:
        self.keep_code()
        super().full_clean(*args, **options)

    def keep_code(self) -> None:
        """A code that was given stays where the form comes without one: pages and papers lead by it."""
        if self.pk and not self.code:
            self.code = self.__class__._base_manager.filter(pk=self.pk).values_list("code", flat=True).first() or ""

    def validate_constraints(self, exclude: Any = None) -> None:
        """As Django does; a code that is still to come breaks no rule. The database takes none that is empty."""
        super().validate_constraints(exclude=set(exclude or ()) | (set() if self.code else {"code"}))


@transaction.atomic
def number_all(records: Iterable[Any]) -> None:
    """The next free codes, in the order of the records, as "nha-2026-001"; a household's year is the one it is written down in."""
    last: dict[str, int] = {}
    for record in records:
        if record.code:
            continue
        model = record._meta.concrete_model
        prefix = f"{PREFIXES[model._meta.model_name]}-{getattr(record, 'year', None) or timezone.localdate().year}-"
        if prefix not in last:
            last[prefix] = last_number(model, prefix)
        last[prefix] += 1
        record.code = f"{prefix}{last[prefix]:03d}"


def last_number(model: Any, prefix: str) -> int:
    """The highest number in use. The lock, held until the transaction ends, makes others wait."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [prefix])
    taken = model._base_manager.filter(code__regex=rf"^{prefix}[0-9]{{1,9}}$").values_list("code", flat=True)
    return max((int(code.removeprefix(prefix)) for code in taken), default=0)
