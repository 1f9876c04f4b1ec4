"""Two maps of Lâm Hà, before and after the reform of 2025. Their shapes are commune_map by us and say so."""

import json
from datetime import date, datetime, timedelta

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from frontportal.kit.records.publishing import publish
from frontportal.places.lam_ha import REFORM

from ..models import CommuneMap
from ..receiving import describe, receive, store
from .shapes import CELLS, collection, collection_of_today

ORDER = 15
SOURCE = "hình do Cổng vẽ để minh hoạ, không theo ranh giới thật"
MAPS = (
    ("Các xã, thị trấn trước ngày 01/07/2025", date(2020, 1, 1), lambda: collection(CELLS)),
    ("Các xã từ ngày 01/07/2025", REFORM, collection_of_today),
)


def load(world) -> None:
    """By the same way as an uploaded file; written by the editor, let out by the approver."""
    for title, since, shapes in MAPS:
        commune_map = CommuneMap(
            title=title, since=since, source=SOURCE, is_illustration=True, written_by=world.users["editor"], **world.stamps("editor")
        )  # fmt: skip
        received = receive(json.dumps(shapes(), ensure_ascii=False).encode(), f"minh-hoa-{since.year}.geojson", since)
        describe(commune_map, received)
        bulk_create_with_history([commune_map], CommuneMap)
        store(commune_map, received)
        day = max(since, date(2024, 3, 1)) + timedelta(days=1)
        publish(
            commune_map, by=world.users["approver"], at=timezone.make_aware(datetime(day.year, day.month, day.day, 9))
        )
