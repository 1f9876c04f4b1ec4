from frontportal.kit.searched_records import searched
from frontportal.kit.web.searching import Hit, find

from .models import Unit

SEARCHED = (searched("places.Unit", names="kind name", texts="parent__kind parent__name", codes="code", unit="pk"),)


def search(words: str) -> list[Hit]:
    """Units by name; the latest life of a code is where its address leads."""
    units = Unit.objects.served().latest_lives().select_related("parent")
    return find(units, words, kind="Địa bàn", title="name", text="note", day="", headline=str)
