from campaigns.models.activity import Activity
from campaigns.models.campaign import Campaign
from frontportal.kit.web.searching import Hit, find


def search(words: str) -> list[Hit]:
    activities = Activity.objects.shown().select_related("campaign")
    return [
        *find(Campaign.objects.shown(), words, kind="Phong trào", title="name", text="summary", day=""),
        *find(activities, words, kind="Hoạt động", text="result", day="date"),
    ]
