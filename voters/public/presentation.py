"""What templates show of a petition: which tone a state has, and its way as the public may see it."""

from django.utils import timezone

from frontportal.news.models.article import Article
from frontportal.sheets.datasets.suppression import enough
from frontportal.yearly.figures import registry
from frontportal.yearly.small_counts.records import hidden_records_of
from voters.models.meeting import Meeting
from voters.replies.versions import public_versions
from voters.workflow import ANSWER_PUBLIC, ANSWERED, OPEN, STEP_TITLES, State

SPOKEN_TITLE = "Trả lời ngay tại hội nghị"


def tone(petition) -> str:
    """`good` when answered, `bad` when late, `wait` while a body works on it, else `plain`."""
    if petition.state in ANSWERED:
        return "good"
    if petition.is_overdue:
        return "bad"
    return "wait" if petition.state in OPEN else "plain"


def outcome(petition) -> str:
    """What came of it, from `with_replies()`: the classes of published replies, else what is waited for."""
    if petition.state in ANSWER_PUBLIC:
        return "; ".join(promise(reply) for reply in petition.replies.all())
    if petition.state == State.ANSWERED:
        return "Đang rà soát nội dung trả lời trước khi công khai"
    if petition.due_on:
        return f"{petition.agency}, hạn trả lời {petition.due_on:%d/%m/%Y}"
    return "Đang xác định cơ quan trả lời"


def promise(reply) -> str:
    return ", ".join(filter(None, [reply.get_reply_class_display(), reply.promise(timezone.localdate())]))


def timeline(petition) -> list[dict]:
    """Steps for parts/_timeline.html: dates only, neither names nor notes; an open one ends with its due day."""
    steps = [
        {
            "date": step.on or timezone.localdate(step.at),
            "title": SPOKEN_TITLE
            if step.to_state == State.ANSWERED and step.meeting_id
            else STEP_TITLES[step.to_state],
            "text": agency_of(step, petition),
            "tone": "good",
        }
        for step in petition.steps.select_related("agency")
        if step.to_state in STEP_TITLES
    ]
    if petition.state in OPEN:
        late = petition.is_overdue
        steps.append(
            {
                "date": petition.due_on,
                "title": "Đã quá hạn trả lời" if late else "Hạn trả lời",
                "text": "Mặt trận tiếp tục đôn đốc cơ quan có thẩm quyền." if late else "",
                "tone": "bad" if late else "wait",
            }
        )
    return steps


def answers_shown(replies, petition) -> list[dict]:
    """Each reply with what it said to the public before it was corrected, and what the signatures of its letter say."""
    replies = list(replies)
    versions = public_versions(replies, petition)
    return [
        {"now": reply, "earlier": versions.get(reply.pk, []), "signatures": signatures_shown(reply)}
        for reply in replies
    ]


def signatures_shown(reply) -> dict | None:
    """What the signatures of its letter say, without any person's name; None where there are none."""
    check = reply.document.signature_check if reply.document_id else None
    if check is None or not check.signatures:
        return None
    return {"sentence": check.sentence, "signed": [each.public_lines for each in check.signatures]}


def agency_of(step, petition) -> str:
    """Which body a petition was sent to then: it may have another one by now."""
    agency = step.agency or petition.agency
    return agency.name if step.to_state == State.FORWARDED and agency else ""


def told_voters(meeting: Meeting) -> int | None:
    """How many came; None where nobody counted, or they were too few to be told."""
    hidden = hidden_records_of(registry["meetings-council-voters"], meeting.year)
    return None if meeting.pk in hidden else enough(meeting.voters)


def of_meeting(meeting: Meeting) -> dict:
    """Who sits at its table, in order, and the published articles about it."""
    articles = Article.objects.published().filter(pk__in=meeting.told_in.values("article")).order_by("-published_at")
    return {"delegates": list(meeting.delegates.order_by("number", "pk")), "articles": list(articles)}
