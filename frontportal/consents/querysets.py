"""Questions to the register of consents."""

from frontportal.kit.records.querysets import RecordQuerySet


class ConsentQuerySet(RecordQuerySet):
    def living(self) -> "ConsentQuerySet":
        """Given and not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)
