"""Questions to the steps of houses, and to houses by their steps."""

from django.db.models import F, OuterRef, QuerySet, Subquery

from frontportal.places.querysets import PlacedQuerySet


class HouseStepQuerySet(PlacedQuerySet):
    unit_path = "house__unit"

    def latest(self):
        """Of each house its last step."""
        last = self.model.objects.filter(house=OuterRef("house")).order_by("-pk").values("pk")[:1]
        return self.filter(pk=Subquery(last))

    def approvals_in_force(self):
        """Approvals that no later survey has put in question."""
        last = self.model.objects.filter(house=OuterRef("house"), stage__in=("survey", "approval"))
        return self.filter(stage="approval", pk=Subquery(last.order_by("-pk").values("pk")[:1]))


class HousePictureQuerySet(PlacedQuerySet):
    unit_path = "house__unit"

    def shown_of(self, house):
        """Those of a house that the public may see: who lives there agreed, nobody in it has withdrawn, no words of it name them."""
        agreed = self.filter(house=house, picture__is_withheld=False, picture__consents__isnull=False)
        found = agreed.distinct().select_related("picture", "house__household")
        return [picture for picture in found if not picture.names_the_household()]


def with_stage(houses: QuerySet, steps: QuerySet) -> QuerySet:
    """Houses with `last_stage` and `last_step_on`; both None where no step is written down."""
    last = steps.filter(house=OuterRef("pk")).order_by("-pk")
    return houses.annotate(
        last_stage=Subquery(last.values("stage")[:1]), last_step_on=Subquery(last.values("date")[:1])
    ).order_by(F("year").desc(), "code")
