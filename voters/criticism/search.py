"""Which of these records staff find, and by what."""

from frontportal.kit.searched_records import searched

SEARCHED = (
    searched(
        "criticism.DraftComment",
        names="draft",
        texts="drafter summary",
        codes="letter_number",
        unit="unit",
        day="asked_on",
        shows="drafter",
    ),
    searched("criticism.CommuneBoard", names="decision", unit="unit", day="since", shows="kind"),
)
