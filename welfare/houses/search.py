"""What staff find of the steps of houses."""

from frontportal.kit.searched_records import searched

SEARCHED = (
    searched(
        "houses.HouseStep",
        names="stage people",
        texts="note",
        codes="house__code document",
        amounts="amount",
        unit="house__unit",
        day="date",
        shows="stage",
    ),
)
