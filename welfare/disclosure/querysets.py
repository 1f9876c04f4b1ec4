"""Questions to the rules of disclosure."""

from frontportal.kit.records.querysets import RecordQuerySet


class DisclosureRuleQuerySet(RecordQuerySet):
    def in_force(self, event: str, day):
        """The row for an event on a day; None when no rule was in force yet."""
        return self.filter(event=event, since__lte=day).order_by("-since").first()
