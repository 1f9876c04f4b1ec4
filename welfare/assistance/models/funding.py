"""What several funders pay for together: their lines never exceed the total."""

from django.core.exceptions import ValidationError
from django.db.models import Sum

from frontportal.kit import discovery
from frontportal.kit.values.money import dong


class CoFunded:
    """For records with `cofundings` that funds pay for, too; `total_field` names the field the lines add up to."""

    total_field = "total"

    # Set by a form that edits the lines together with the total: it checks them together, once.
    lines_in_form = False

    @property
    def ceiling(self) -> int:
        """What the lines may add up to, in đồng."""
        return getattr(self, self.total_field) or 0

    def from_funds(self, *, leaving_out: int | None = None) -> int:
        """Đồng that funds have paid or are about to pay, as rooms above answer: `paid_for(record, *, leaving_out)` of their
        module `funding_sources`; `leaving_out` is the key of a payment that is being edited."""
        return sum(room.paid_for(self, leaving_out=leaving_out) for room in discovery.modules("funding_sources"))

    def from_others(self, *, leaving_out: int | None = None) -> int:
        """Đồng that all other funders give, goods at their value."""
        return self.cofundings.exclude(pk=leaving_out).aggregate(total=Sum("amount"))["total"] or 0

    def clean(self):
        super().clean()
        self.code = self.code.lower()  # shown in capitals: typed so, it is the same one
        if self.pk and not self.lines_in_form and getattr(self, self.total_field) is not None:
            check_funding_total(self, 0, self.total_field)


def check_funding_total(
    record: CoFunded, amount: int, field: str, *, disbursement: int | None = None, cofunding: int | None = None
) -> None:
    """Raises ValidationError at `field` when the lines of `record` and `amount` more exceed its total.

    The two keys leave out the line that is being edited.
    """
    if record.lines_in_form:
        return
    taken = record.from_funds(leaving_out=disbursement) + record.from_others(leaving_out=cofunding)
    if taken + amount > record.ceiling:
        raise ValidationError({field: exceeds_total_text(taken + amount, record.ceiling)})


def exceeds_total_text(lines: int, total: int) -> str:
    return f"Các nguồn cộng lại là {dong(lines)} đồng, vượt tổng kinh phí {dong(total)} đồng."
