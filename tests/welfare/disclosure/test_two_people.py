"""Two people who record that an appeal made something public."""

from datetime import date

from django.urls import reverse

from tests.backoffice.conflicts.conftest import an, binh  # noqa: F401 (fixtures)
from tests.backoffice.conflicts.pages import Page
from tests.welfare.makers import make_appeal, make_books
from welfare.disclosure.models import Disclosure


def test_the_second_is_told_and_keeps_what_was_typed(an, binh, world):  # noqa: F811
    appeal = make_appeal(make_books(), closed_on=date(2023, 11, 18))
    address = reverse("admin:appeals_appeal_disclose", args=[appeal.pk])
    first, second = Page(an, address), Page(binh, address)
    assert second.type(event="received", done_on="30/11/2023", where="Bảng tin").save().status_code == 302
    assert first.type(event="call", done_on="30/11/2023", where="Cổng này và bảng tin").save().status_code == 200
    assert "đã được Trần Văn Bình ghi lúc" in first.text
    assert first.value("where") == "Cổng này và bảng tin"
    assert Disclosure.objects.count() == 1
    assert first.save().status_code == 302
    assert Disclosure.objects.count() == 2
