"""What a year counts of comments on drafts: each draft once, what is not shown not at all, lines of the log apart."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from frontportal.work_log.models import LoggedWork
from frontportal.yearly.figures import registry
from frontportal.yearly.summary import figures_of_year
from tests.makers import make_user
from voters.criticism.models import DraftComment

pytestmark = pytest.mark.django_db
SLUGS = ["drafts-commented", "drafts-criticised", "draft-points", "drafts-answered"]


def make_comment(unit, kind, day, points, *, shown=True, **given):
    return DraftComment.objects.create(
        unit=unit, kind=kind, draft=f"Dự thảo {points}", drafter="Phòng Mẫu", asked_on=date(2023, 12, 20), sent_on=day, points=points,
        shown=shown, **given,
    )  # fmt: skip


def test_each_draft_counts_in_the_year_in_which_the_opinion_was_sent(world):
    make_comment(world.north, "comment", date(2024, 1, 8), 3, answer="taken", answered_on=date(2024, 2, 1))
    make_comment(world.north, "criticism", date(2024, 5, 8), 9)
    make_comment(world.south, "criticism", date(2024, 6, 8), 5, answer="explained", answered_on=date(2024, 7, 1))
    make_comment(world.south, "criticism", date(2023, 12, 29), 11)
    make_comment(world.south, "comment", date(2024, 6, 9), 7, shown=False)
    make_comment(world.south, "comment", None, 8)
    assert [registry[slug].value(2024) for slug in SLUGS] == [1, 2, 17, 2]
    assert registry["draft-points"].by_commune(2024)[world.north.pk] == {"value": 12, "records": 2}
    [found] = [each for each in figures_of_year(2024) if each.figure.slug == "drafts-answered"]
    assert found.text == "2/3 dự thảo"


def test_the_log_takes_no_further_line_of_them_and_keeps_what_it_has(world):
    given = {"unit": world.north, "date": date(2024, 5, 6), "year": 2024, "title": "Góp ý", "source": "Báo cáo"}
    old = LoggedWork.objects.create(kind="comments", quantity=3, opinions=4, **given)
    with pytest.raises(ValidationError) as refused:
        LoggedWork(kind="criticism", **given).full_clean()
    assert "Góp ý, phản biện dự thảo" in refused.value.message_dict["kind"][0]
    old.quantity = 2
    old.full_clean()
    assert registry["draft-comments"].value(2024) == 3


def test_the_form_of_the_log_offers_only_what_it_takes(client, world):
    client.force_login(make_user("root", is_superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("admin:work_log_loggedwork_add"))
    values = [value for value, _ in page.context["adminform"].form.fields["kind"].choices]
    assert "dialogue" in values and not {"criticism", "comments"} & set(values)
