"""Questions to funds and their accounts."""

from frontportal.kit.records.querysets import RecordQuerySet


class BankAccountQuerySet(RecordQuerySet):
    def accepting_donations(self):
        """Accounts that are published for gifts, the oldest first."""
        return self.filter(accepts_donations=True, active=True).order_by("pk")
