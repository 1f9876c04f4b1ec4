"""A review of 2024 for the households of the demonstration. Invented."""

from simple_history.utils import bulk_create_with_history

from welfare.assistance.models.household import Household

from .models import HouseholdYear

ORDER = 64


def load(world) -> None:
    stamps = world.stamps("data_officer")
    records = [
        HouseholdYear(household=household, year=2024, group=household.group, members=2 + number % 5, **stamps)
        for number, household in enumerate(Household.objects.order_by("code"))
    ]
    bulk_create_with_history(records, HouseholdYear)
