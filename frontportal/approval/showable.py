"""Records without states of publishing that the public reads once a second person has shown them."""

from django.db import models, transaction
from django.utils import timezone
from simple_history.utils import bulk_update_with_history


class Showable(models.Model):
    """`shown`: whether the public may read it. Saved hidden unless who saves it may show it; `ShowingAdmin` asks for another."""

    shown = models.BooleanField("hiện trên trang công khai", default=False, db_default=False)

    class Meta:
        abstract = True


class ShowableMixin:
    """Of the querysets of such records."""

    def shown(self):
        """What the public may read."""
        return self.filter(shown=True)


@transaction.atomic
def show_records(records, *, shown: bool, by) -> int:
    """Show or hide the records of a queryset; the number that changed. `updated_by` goes on naming who wrote them."""
    chosen = list(records.values_list("pk", flat=True))  # a list of the admin may be grouped, which can't be locked
    found = list(records.model._base_manager.select_for_update().filter(pk__in=chosen, shown=not shown))
    for record in found:
        record.shown, record.updated_at = shown, timezone.now()
    bulk_update_with_history(found, records.model, ["shown", "updated_at"], default_user=by)
    return len(found)
