"""What staff find of the register."""

from frontportal.kit.searched_records import searched

SEARCHED = (
    searched(
        "consents.Consent",
        names="person",
        texts="purpose",
        codes="code",
        phones="contact",
        day="given_on",
        is_closed=True,
        shows="person",
    ),
)
