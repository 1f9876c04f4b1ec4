"""Questions to the rules of disclosure."""

from frontportal.kit.records.dated_rule import DatedRuleQuerySet


class DisclosureRuleQuerySet(DatedRuleQuerySet):
    def in_force(self, event: str, day):
        """The row for an event on a day; None when no rule was in force yet."""
        return self.in_force_on(day, event=event)
