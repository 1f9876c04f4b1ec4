"""A list of recipients in one commune, so that the list to be signed can be printed. Invented."""

from simple_history.utils import bulk_create_with_history

from welfare.assistance.models.gift import Gift
from welfare.assistance.models.household import Household

from .models import GiftRecipient

ORDER = 62
ROUND, COMMUNE, GROUP, MOST = "Tết Giáp Thìn 2024, đợt 2", "Đạ Đờn", "poor", 12


def load(world) -> None:
    gift = Gift.objects.get(round__name=ROUND, unit=world["communes"][COMMUNE], group=GROUP)
    households = Household.objects.filter(unit__parent=gift.unit).order_by("code")[: min(MOST, gift.packages)]
    stamps = world.stamps("accountant")
    lines = [GiftRecipient(gift=gift, household=household, **stamps) for household in households]
    bulk_create_with_history(lines, GiftRecipient)
