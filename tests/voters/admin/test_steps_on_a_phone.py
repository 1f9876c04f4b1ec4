"""Steps that are only read: a phone shows what is known of them, and leaves out what is not."""

from bs4 import BeautifulSoup
from django.urls import reverse

from tests.makers import make_user
from tests.voters.makers import make_petition
from voters import actions


def test_what_a_step_does_not_say_is_marked(client, world):
    clerk = make_user("moi-quyen", is_superuser=True)
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    petition = make_petition(world.north)
    if not petition.steps.exists():
        actions.transition(petition, to="classified", by=clerk)
    page = client.get(reverse("admin:voters_petition_change", args=[petition.pk]))
    cells = BeautifulSoup(page.content, "lxml").find(id="steps-group").select("td.field-tabular")
    empty = {cell["data-label"].lower() for cell in cells if cell.select(".says-nothing")}
    assert empty - {"từ"} == {"ngày", "cơ quan", "báo lại tại", "ý kiến cử tri", "ghi chú nội bộ"}
