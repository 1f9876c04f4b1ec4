"""Writes that are more than one record."""

from datetime import date
from typing import Any

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from frontportal.places.models import Unit

from .models.campaign_year import CampaignYear
from .models.participation import Participation


def communes_of(year: int) -> Any:
    """Those that report of a year: the ones that stand at its end, for what ended before was merged into them."""
    return Unit.objects.communes().served().on(date(year, 12, 31))


@transaction.atomic
def call_all(programme: CampaignYear, *, by: Any) -> int:
    """Let every commune of the year take part; how many did not yet."""
    missing = communes_of(programme.year).exclude(pk__in=programme.shares.values("unit"))
    stamps = {"created_by": by, "updated_by": by}
    shares = [Participation(campaign_year=programme, unit=unit, **stamps) for unit in missing]
    bulk_create_with_history(shares, Participation, default_user=by)
    return len(shares)
