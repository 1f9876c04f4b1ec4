"""Two saves in the very same moment: one after the other, and the second knows of the first."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.urls import reverse

from frontportal.committee.models import LinkList
from frontportal.signin.models.staff_session import StaffSession
from frontportal.staff.models import User
from tests.backoffice.conflicts.conftest import sign_in
from tests.backoffice.conflicts.pages import Page


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """Rows that other connections see. Cleaned up by hand: a flush would take the rules that migrations wrote along."""
    with django_db_blocker.unblock():
        yield
        for model in (LinkList, LogEntry, StaffSession, User):
            model.objects.all().delete()
        for model in (LinkList, User):
            model.history.all().delete()


@pytest.mark.usefixtures("committed")
def test_of_two_at_once_none_is_overwritten():
    """Both have read the record before either saves, were it not held."""
    links = LinkList.objects.create(title="Cơ quan")
    address = reverse("admin:committee_linklist_change", args=[links.pk])
    pages = [
        Page(sign_in(name, full_name), address, form_id="linklist_form").type(title=f"Của {full_name}")
        for name, full_name in (("an", "Lê Thị An"), ("binh", "Trần Văn Bình"))
    ]
    start = Barrier(2, timeout=30)

    def save(page):
        try:
            start.wait()
            return page.save().status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as people:
        statuses = list(people.map(save, pages))
    assert sorted(statuses) == [200, 302]
    faster, slower = pages if statuses[0] == 302 else pages[::-1]
    links.refresh_from_db()
    assert links.title == faster.value("title")
    assert slower.choose("mine").save().status_code == 302
    links.refresh_from_db()
    assert links.title == slower.value("title")
    assert links.history.count() == 3
