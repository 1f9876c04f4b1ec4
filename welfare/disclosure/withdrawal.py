"""Taking an appeal off the public pages: not before what it made public has stayed as long as the rule says."""

from django.core.exceptions import ValidationError

from frontportal.kit.records import publishing
from frontportal.kit.web.tags import day
from welfare.appeals.models import Appeal

from .deadlines import DisclosureSchedule


def withdraw_appeal(appeal: Appeal, *, by) -> None:
    """Raises ValidationError while the last thing made public still has to stay, or where its state forbids it."""
    schedule = DisclosureSchedule()
    stays = schedule.stays_until(appeal)
    if stays and stays >= schedule.today:
        raise ValidationError(f"“{appeal}” phải giữ trên trang ít nhất đến hết ngày {day(stays)}.")
    publishing.withdraw(appeal, by=by)
