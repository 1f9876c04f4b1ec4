"""What staff find of visits to livelihoods."""

from frontportal.kit.searched_records import searched

SEARCHED = (
    searched(
        "follow_ups.FollowUp",
        names="outcome people",
        texts="note",
        codes="livelihood__code",
        unit="livelihood__unit",
        day="date",
        shows="outcome",
    ),
)
