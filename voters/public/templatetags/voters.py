from django import template
from django.db.models import Case, When
from django.utils import timezone
from django.utils.safestring import SafeString

from frontportal.kit.web.tags import absolute, data_block, day
from frontportal.sharing.tags import share_picture
from voters.models.meeting import Meeting
from voters.workflow import public_label

from .. import presentation

register = template.Library()
ATTENDANCE = {Meeting.Form.ONLINE: "Online", Meeting.Form.MIXED: "Mixed"}


@register.inclusion_tag("voters/_next_meetings.html")
def next_meetings(count: int = 4) -> dict:
    """The next meetings and at least one already held, with what became of its petitions. One query."""
    planned_first = Case(When(state="planned", then="start"))
    meetings = (Meeting.objects.shown().upcoming() | Meeting.objects.shown().held()).with_counts().with_report_back()
    meetings = meetings.select_related("unit__parent")
    found = list(meetings.order_by(planned_first.asc(nulls_last=True), "-start")[: 3 * count])
    planned = [meeting for meeting in found if meeting.state == "planned"][: count - 1]
    return {"meetings": planned + [meeting for meeting in found if meeting.state == "held"][: count - len(planned)]}


@register.simple_tag(takes_context=True)
def meeting_data(context, meeting: Meeting) -> SafeString:
    """A meeting as a schema.org Event."""
    state = "EventCancelled" if meeting.state == Meeting.State.CANCELLED else "EventScheduled"
    return data_block(
        {
            "@type": "Event",
            "name": f"Tiếp xúc cử tri {meeting.unit.described}",
            "description": meeting.topic,
            "startDate": timezone.localtime(meeting.start).isoformat(),
            "eventStatus": f"https://schema.org/{state}",
            "eventAttendanceMode": f"https://schema.org/{ATTENDANCE.get(meeting.form, 'Offline')}EventAttendanceMode",
            "isAccessibleForFree": True,
            "location": {"@type": "Place", "name": meeting.place, "address": str(meeting.unit)},
            "organizer": {
                "@type": "GovernmentOrganization",
                "name": str(context["committee"]).strip(),
                "url": absolute(context, "/"),
            },
            "image": [share_picture(context)],
            "url": absolute(context, meeting.get_absolute_url()),
        }
    )


@register.filter
def badges(meeting: Meeting) -> list[dict]:
    """Badges of a meeting from `with_counts()`: how many petitions are answered and how many still open."""
    found = []
    if meeting.answered:
        found.append({"text": f"{meeting.answered} đã trả lời", "tone": "good"})
    if meeting.still_open:
        found.append({"text": f"{meeting.still_open} đang giải quyết", "tone": "wait"})
    return found


@register.filter
def details(meeting: Meeting) -> str:
    """`"08:00, Hội trường xã Tân Hà · báo lại 7 kiến nghị lần trước"`; of one already held, how many voters came."""
    if meeting.state == Meeting.State.HELD:
        voters = "" if meeting.voters is None else f", {meeting.voters} cử tri"
        return f"Đã họp {meeting.day:%d/%m/%Y}{voters} · {meeting.topic}"
    report = f"báo lại {meeting.to_report} kiến nghị lần trước" if meeting.to_report else meeting.topic
    return f"{timezone.localtime(meeting.start):%H:%M}, {meeting.place} · {report}"


@register.filter
def meeting_title(meeting: Meeting) -> str:
    """`"Xã Tân Hà · HĐND tỉnh, HĐND huyện"`."""
    return f"{meeting.unit} · {meeting.council_names}"


register.filter("petition_tone", presentation.tone)
register.filter("outcome", presentation.outcome)


@register.filter
def petition_label(petition) -> str:
    return public_label(petition.state, is_overdue=petition.is_overdue)


@register.filter
def supervision_label(supervision) -> str:
    if supervision.open_recommendations:
        return f"{supervision.answered} đã trả lời, còn {supervision.open_recommendations}"
    return "đã trả lời hết"


@register.filter
def supervision_tone(supervision) -> str:
    return "wait" if supervision.open_recommendations else "good"


@register.filter
def feedback_tone(feedback) -> str:
    return {"answered": "good", "handling": "wait"}.get(feedback.state, "plain")


@register.filter
def supervision_papers(supervision) -> str:
    """`"Quyết định số 31/QĐ-MTTQ ngày 02/05/2023 · gửi kế hoạch số 12/KH-MTTQ 05/05/2023 · …"`"""
    papers = [
        ("quyết định", supervision.decision_number, "ngày ", supervision.decided_on),
        ("gửi kế hoạch", supervision.plan_number, "", supervision.plan_sent_on),
        ("nhận báo cáo của đối tượng", "", "", supervision.subject_report_on),
        ("báo cáo kết quả", supervision.report_number, "", supervision.report_on),
    ]
    parts = [
        " ".join(filter(None, [what, number and f"số {number}", f"{before}{day(on)}" if on else ""]))
        for what, number, before, on in papers
        if number or on
    ]
    words = " · ".join(parts)
    return words[:1].upper() + words[1:]
