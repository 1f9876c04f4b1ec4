"""What staff find of campaigns and residential areas."""

from frontportal.kit.searched_records import searched

SEARCHED = (
    searched("campaigns.Campaign", names="name", texts="summary kind", shows="kind"),
    searched("campaigns.Activity", names="title", texts="result campaign__name", unit="unit", day="date"),
    searched(
        "campaigns.Recognition",
        names="title year",
        codes="decision_number",
        unit="unit",
        day="decision_date",
        shows="decision_number",
    ),
    searched("campaigns.UnityDay", names="year", texts="note", unit="unit", day="held_on"),
    searched(
        "campaigns.Honouree", names="name", texts="role deed", unit="honour__unit", day="honour__date", shows="honour"
    ),
    searched("campaigns.Honour", names="name", texts="note", unit="unit", day="date"),
)
