from django.contrib.postgres.constraints import ExclusionConstraint
from django.db.migrations import AddConstraint, AddField, Migration as BaseMigration
from django.db.models import CharField, Q

from ..models import LifeRange

CODE = {"name": "official_code", "field": CharField(default="", max_length=5), "preserve_default": False}


class Migration(BaseMigration):
    """The code of the State's list of units: it passes to another unit when units merge, so it is of its time, too."""

    dependencies = [("places", "0001_initial")]
    operations = [
        AddField("unit", **CODE),
        AddField("historicalunit", **CODE),
        AddConstraint(
            "unit",
            ExclusionConstraint(
                name="places_unit_one_official_code_at_a_time",
                expressions=[("official_code", "="), (LifeRange("since", "until"), "&&")],
                condition=~Q(official_code=""),
            ),
        ),
    ]
