from frontportal.kit.searched_records import searched
from frontportal.kit.web.searching import PublicRecords

from .models import Unit

SEARCHED = (searched("places.Unit", names="kind name", texts="parent__kind parent__name", codes="code", unit="pk"),)


PUBLIC = (
    PublicRecords(
        "Địa bàn",
        lambda: Unit.objects.served().latest_lives(),
        ("places:unit", "code"),
        title="name",
        second="kind",
        text="note",
        day="",
        unit="pk",
        headline=lambda name, kind: str(Unit(name=name, kind=kind)),
    ),
)
