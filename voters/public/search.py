from frontportal.kit.web.searching import Hit, find
from voters.models.meeting import Meeting
from voters.models.petition import Petition


def search(words: str) -> list[Hit]:
    petitions = Petition.objects.public()
    meetings = Meeting.objects.exclude(state=Meeting.State.CANCELLED).select_related("unit__parent")
    return [
        *find(petitions, words, kind="Kiến nghị của cử tri", text="content", day="received_on"),
        *find(
            meetings,
            words,
            kind="Tiếp xúc cử tri",
            title="topic",
            text="minutes",
            day="start",
            headline=lambda meeting: f"{meeting.unit}: {meeting.topic}",
        ),
    ]
