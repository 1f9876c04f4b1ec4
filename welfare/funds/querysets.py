"""Questions to funds and their accounts."""

from frontportal.kit.querysets import RecordQuerySet


class BankAccountQuerySet(RecordQuerySet):
    def giving(self):
        """Accounts that are published for gifts, the oldest first."""
        return self.filter(giving=True, active=True).order_by("pk")
