"""What staff find of campaigns' years."""

from frontportal.kit.searched_records import searched

SEARCHED = (
    searched("participation.CampaignYear", names="campaign__name lead", texts="measure", day="due_on", shows="lead"),
    searched(
        "participation.Participation",
        names="campaign_year__campaign__name",
        texts="note",
        unit="unit",
        day="reported_on",
    ),
)
