"""Taking an appeal off the public pages: not while it owes the public something, nor before that has stayed long enough."""

from django.core.exceptions import ValidationError

from frontportal.kit.records import publishing
from frontportal.kit.web.tags import day
from welfare.appeals.models import Appeal

from .deadlines import DisclosureSchedule


def withdraw_appeal(appeal: Appeal, *, by) -> None:
    """Raises ValidationError while the appeal has to stay (`why_stays`), or where its state forbids it."""
    if sentence := why_stays(appeal, DisclosureSchedule()):
        raise ValidationError(sentence)
    publishing.withdraw(appeal, by=by)


def why_stays(appeal: Appeal, schedule: DisclosureSchedule) -> str:
    """The sentence for what was made public last and still has to stay, or for what is overdue; "" where neither is."""
    stays = schedule.stays_until(appeal)
    if stays and stays >= schedule.today:
        return f"“{appeal}” phải giữ trên trang ít nhất đến hết ngày {day(stays)}."
    late = [step.label for step in schedule.steps(appeal) if step.is_overdue]
    return f"“{appeal}” còn quá hạn: {', '.join(late).lower()}. Hãy làm xong rồi mới gỡ." if late else ""
