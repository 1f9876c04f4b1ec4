"""What the dated deadlines say about a record: which days were kept too late, told in words."""

from datetime import date

from django.utils import timezone

from .models.deadline import Deadline
from .models.petition import Petition
from .models.supervision import Supervision


def missed_deadlines(supervision: Supervision) -> list[str]:
    """A sentence for each deadline that this supervision did not keep; days not recorded say nothing."""
    start, end, step = supervision.starts_on, supervision.ends_on, Deadline.Step
    found = []
    for name, subject, day in (
        (step.SUPERVISION_PLAN, "Kế hoạch gửi", supervision.plan_sent_on),
        (step.SUBJECT_REPORT, "Báo cáo của đối tượng nhận", supervision.subject_report_on),
    ):
        rule = Deadline.objects.in_force(name, start)
        if rule and day and (start - day).days < rule.days:
            found.append(f"{subject} trước ngày giám sát {(start - day).days} ngày, quy định ít nhất {rule.days} ngày.")
    last = Deadline.objects.due_date(step.SUPERVISION_REPORT, end)
    if last and supervision.report_on and supervision.report_on > last:
        found.append(f"Báo cáo kết quả muộn {(supervision.report_on - last).days} ngày, hạn là {last:%d/%m/%Y}.")
    return found


def classified_by(petition: Petition) -> date | None:
    """The last day for classifying a petition; None where no rule was in force when it came."""
    return Deadline.objects.due_date(Deadline.Step.CLASSIFY, petition.received_on)


def classification_is_late(petitions) -> bool:
    """Whether the one that waits longest among unclassified `petitions` has waited too long."""
    oldest = petitions.order_by("received_on").first()
    last = oldest and classified_by(oldest)
    return bool(last and last < timezone.localdate())
