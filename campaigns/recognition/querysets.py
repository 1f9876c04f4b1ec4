"""Questions about registrations, criteria and decisions."""

from campaigns.querysets import AreaRecordQuerySet
from frontportal.approval.showable import ShowableMixin
from frontportal.kit.records.querysets import RecordQuerySet
from frontportal.places.querysets import PlacedQuerySet


class CriteriaSetQuerySet(RecordQuerySet):
    def of(self, title: str, year: int):
        """The version in force in a year; None where there is none yet."""
        return self.filter(title=title, since_year__lte=year).order_by("-since_year").first()


class RegistrationQuerySet(AreaRecordQuerySet):
    def inspected(self):
        return self.filter(inspected_on__isnull=False)

    def free(self):
        """Those that stand in no list for decision yet."""
        return self.filter(decision=None)

    def with_scores(self):
        """With all that says whether they passed."""
        return self.select_related("unit__parent", "criteria_set", "decision", "recognition").prefetch_related(
            "scores__criterion", "criteria_set__criteria"
        )

    def by_place(self):
        return self.order_by("unit__parent__sort_name", "unit__sort_name")


class DecisionQuerySet(RecordQuerySet):
    def undecided(self):
        return self.filter(decided_at=None)

    def decided(self):
        return self.filter(decided_at__isnull=False)


class TitleCarryoverQuerySet(ShowableMixin, PlacedQuerySet):
    """Nothing of its own: what the public is shown, within a person's units."""


class ScoreQuerySet(PlacedQuerySet):
    unit_path = "registration__unit"
