"""What of the voters' business waits for a member of staff."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from frontportal.kit.todos import Todo, late_todo, year_ago
from frontportal.kit.values.workdays import add_workdays

from .deadlines import SOON, classification_is_late, overdue_meetings, overdue_reports
from .models.feedback import Feedback
from .models.meeting import Meeting
from .models.petition import Petition
from .models.recommendation import Recommendation
from .models.reply import Reply
from .models.supervision import Supervision

LISTED = 100  # records that an address names


def todos(user) -> list[Todo]:
    """Only what the user may see, in the units they work for; counts cost one query each."""
    found, listed = [], reverse("admin:voters_petition_changelist")
    if user.has_perm("voters.view_petition"):
        today = timezone.localdate()
        soon = add_workdays(today, SOON)
        petitions = Petition.objects.visible_to(user)
        due = f"{listed}?state__in=forwarded,in-progress&due_on__gte={today}&due_on__lte={soon}"
        found += [
            late_todo("Kiến nghị quá hạn trả lời", petitions.overdue(), "due_on", *overdue_urls(user, listed, today)),
            Todo(f"Kiến nghị đến hạn trong {SOON} ngày làm việc", petitions.due_by(soon).count(), due, "due"),
        ]
        promised = petitions.promised_by(soon).count()
        coming = f"Việc đã hẹn, đến ngày hẹn trong {SOON} ngày làm việc"
        found.append(Todo(coming, promised, f"{listed}?ket_qua=promise-due", "due"))
        broken, asked = Reply.objects.visible_to(user).broken(today), f"{listed}?ket_qua=broken"
        found.append(
            late_todo("Việc đã hẹn nay quá ngày hẹn", broken, "promised_on", f"{asked}-recent", f"{asked}-old")
        )
    if user.has_perm("voters.change_petition"):
        returned = Petition.objects.visible_to(user).filter(state="returned").count()
        found.append(
            Todo("Kiến nghị bị trả lại, chờ chuyển cơ quan khác", returned, f"{listed}?state__exact=returned", "due")
        )
        waiting = Petition.objects.visible_to(user).unclassified()
        tone = "late" if classification_is_late(waiting) else "due"
        found.append(Todo("Kiến nghị chờ phân loại", waiting.count(), unclassified_url(user, listed), tone))
    if user.has_perm("voters.change_meeting"):
        late = overdue_meetings(Meeting.objects.visible_to(user))
        ids = ",".join(str(meeting.pk) for meeting in late)
        address = f"{reverse('admin:voters_meeting_changelist')}?pk__in={ids}"
        found.append(Todo("Hội nghị quá hạn gửi kế hoạch hoặc tổng hợp", len(late), address, "late"))
    if user.has_perm("voters.publish_petition"):
        answered = Petition.objects.visible_to(user).filter(state="answered", is_complaint=False).count()
        found.append(Todo("Trả lời chờ công khai", answered, f"{listed}?state__exact=answered", "due"))
    if user.has_perm("voters.change_feedback"):
        unanswered = Feedback.objects.visible_to(user).unanswered().count()
        messages = f"{reverse('admin:voters_feedback_changelist')}?state__in=new,handling"
        found.append(Todo("Góp ý của người dân chưa trả lời", unanswered, messages, "due"))
    return found + of_supervision(user)


def of_supervision(user) -> list[Todo]:
    if not user.has_perm("voters.change_supervision"):
        return []
    late = overdue_reports(Supervision.objects.visible_to(user))
    ids = ",".join(str(each.pk) for each in late[:LISTED])
    listed, answers = (reverse(f"admin:voters_{name}_changelist") for name in ("supervision", "recommendation"))
    waiting, asked = Recommendation.objects.visible_to(user).overdue(), f"{answers}?tra_loi=qua-han&due_on__"
    urls = f"{asked}gte={year_ago()}", f"{asked}lt={year_ago()}"
    return [
        Todo("Giám sát quá hạn báo cáo kết quả", len(late), f"{listed}?pk__in={ids}", "late"),
        late_todo("Kiến nghị sau giám sát quá hạn trả lời", waiting, "due_on", *urls),
    ]


def overdue_urls(user, listed: str, today: date) -> tuple[str, str]:
    """To the list of late ones for who may open it, otherwise the same question put to the list of all."""
    if user.has_perm("voters.view_overduepetition"):
        start = f"{reverse('admin:voters_overduepetition_changelist')}?"
    else:
        start = f"{listed}?state__in=forwarded,in-progress&"
    return f"{start}due_on__gte={year_ago()}&due_on__lt={today}", f"{start}due_on__lt={year_ago()}"


def unclassified_url(user, listed: str) -> str:
    if user.has_perm("voters.view_unclassifiedpetition"):
        return reverse("admin:voters_unclassifiedpetition_changelist")
    return f"{listed}?state__exact=received"
