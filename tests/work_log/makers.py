"""Entries of the work log."""

from datetime import date

from frontportal.work_log.models import LoggedWork


def make_work(unit, kind: str = "propaganda", **given) -> LoggedWork:
    day = given.pop("date", date(2024, 5, 6))
    defaults = {"title": f"Việc {LoggedWork.objects.count() + 1}", "year": day.year, "source": "Báo cáo"}
    return LoggedWork.objects.create(**{"kind": kind, "unit": unit, "date": day} | defaults | given)
