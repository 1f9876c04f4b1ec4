"""What this room keeps about people: the households that are helped."""

from datetime import date
from typing import Any

from django.db.models import Max
from django.db.models.functions import Greatest, TruncDate

from frontportal.sheets.datasets.personal import PersonalRecords, Retention

from .models.household import Household

HELP = ("houses__year", "livelihoods__year")


def helped_until(day: date) -> Any:
    """Households whose last help is of a year that has ended by then: books of a year are kept from its end on."""
    last = Greatest(*(Max(path) for path in HELP))  # of those that are known
    year = day.year if (day.month, day.day) == (12, 31) else day.year - 1
    return Household.objects.annotate(last_help=last).filter(last_help__lte=year)


def not_helped_until(day: date) -> Any:
    """Nobody helped them, and nobody wrote anything about them since."""
    never = Household.objects.filter(**{f"{path}__isnull": True for path in HELP})
    return never.annotate(written_on=TruncDate("updated_at")).filter(written_on__lte=day)


def erase(household: Household, by: Any) -> None:
    """The house or livelihood stays, and counts; nobody knows any more whose it is."""
    household.delete()


PERSONAL = (
    PersonalRecords(
        slug="households",
        model="assistance.Household",
        label="Hộ được hỗ trợ",
        what="Họ tên, năm sinh chủ hộ, địa chỉ, điện thoại, diện của hộ nghèo, hộ được hỗ trợ",
        purpose="Xét, trao hỗ trợ và không hỗ trợ trùng; không bao giờ công khai",
        fields=("code", "head", "birth_year", "unit", "address", "phone", "group", "note"),
        names=("folded_head",),
        phones=("phone",),
        codes=("code",),
        erase=erase,
        retentions=(
            Retention("households-helped", "Hộ đã được hỗ trợ", "cuối năm được hỗ trợ lần sau cùng", helped_until),
            Retention("households-not-helped", "Hộ chưa được hỗ trợ", "lần ghi sau cùng", not_helped_until),
        ),
    ),
)
