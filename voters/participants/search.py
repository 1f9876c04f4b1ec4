"""Which of these records staff find, and by what. Delegates have no page of their own for a hit to lead to."""

from frontportal.kit.searched_records import searched

SEARCHED = (
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
