"""Which of these records staff find, and by what."""

from frontportal.kit.searched_records import searched

SEARCHED = (
    searched(
        "participants.MeetingDelegate", names="name office", unit="meeting__unit", day="meeting__start", shows="office"
    ),
    searched(
        "participants.MeetingFile",
        names="meeting__topic",
        codes="meeting__code",
        unit="meeting__unit",
        day="meeting__start",
        is_closed=True,
        shows="kind",
    ),
)
