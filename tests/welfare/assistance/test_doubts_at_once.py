"""Two people write down the same household in one moment: the second is told of the first's."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.urls import reverse
from tablib import Dataset

from frontportal.places.models import Unit
from frontportal.signin.models.staff_session import StaffSession
from frontportal.staff.models import User
from tests.backoffice.conflicts.conftest import sign_in
from tests.backoffice.conflicts.pages import Page
from tests.world import make_unit
from welfare.assistance.models.household import Household
from welfare.assistance.resources import HouseholdResource


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """Rows that other connections see. Cleaned up by hand: a flush would take the rules that migrations wrote along."""
    with django_db_blocker.unblock():
        yield
        for model in (LogEntry, StaffSession, Household, Unit, User):
            model.objects.all().delete()
        for model in (Household, Unit, User):
            model.history.all().delete()


@pytest.fixture
def both_have_asked(monkeypatch):
    """Nobody goes on before both have asked, if both may ask at once."""
    asked, ask = Barrier(2, timeout=1), Household.doubts_of.__func__

    def doubts_of(kind, records):
        found = ask(kind, records)
        with suppress(BrokenBarrierError):
            asked.wait()
        return found

    monkeypatch.setattr(Household, "doubts_of", classmethod(doubts_of))


def by_form(name: str, unit):
    page = Page(sign_in(name, f"Cán bộ {name}"), reverse("admin:assistance_household_add"), form_id="household_form")
    page.type(head="Nguyễn Thị Lành", birth_year="1960", unit=str(unit.pk), group="poor")

    def save() -> str:
        text = page.save().content.decode()
        return "told" if "Có thể là hộ đã có" in text else "stored"

    return save


def by_version(name: str, unit):
    """Back to where a household of that name lived before."""
    elsewhere = make_unit("xa-khac", "Xã Khác", "commune")
    household = Household.objects.create(head="Nguyễn Thị Lành", unit=unit, group="poor")
    household.unit = elsewhere
    household.save()
    version = household.history.earliest().pk
    address = reverse("admin:assistance_household_simple_history", args=[household.pk, version])
    page = Page(sign_in(name, f"Cán bộ {name}"), address, form_id="historicalhousehold_form")

    def save() -> str:
        text = page.save().content.decode()
        return "told" if "Có thể là hộ đã có" in text else "stored"

    return save


def by_sheet(unit):
    def save() -> str:
        row = ("nguyen thi lanh", 1960, unit.code, "Hộ nghèo")
        sheet = Dataset(row, headers=["Họ tên chủ hộ", "Năm sinh chủ hộ", "Đơn vị", "Diện"])
        result = HouseholdResource().import_data(sheet, dry_run=False)
        return "told" if result.rows[0].doubts else "stored"

    return save


@pytest.mark.usefixtures("committed", "both_have_asked")
@pytest.mark.parametrize("other", ["form", "sheet", "version"])
def test_of_two_at_once_the_second_is_told(other):
    unit = make_unit("mot-xa", "Một Xã", "commune")
    others = {
        "form": lambda: by_form("binh", unit),
        "sheet": lambda: by_sheet(unit),
        "version": lambda: by_version("binh", unit),
    }
    jobs = [by_form("an", unit), others[other]()]

    def run(save):
        try:
            return save()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as people:
        assert sorted(people.map(run, jobs)) == ["stored", "told"]
