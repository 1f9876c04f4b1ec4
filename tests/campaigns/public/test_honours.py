"""Who is honoured: by edition, named with a living consent only, in lists, search, sheets."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from campaigns.models.honouree import Honouree
from campaigns.resources import HonoureeResource
from frontportal.approval.models.proposed_change import ProposedChange
from frontportal.approval.proposals import approve
from frontportal.consents.actions import withdraw
from tests.campaigns.makers import make_honour
from tests.makers import make_consent, make_user
from tests.news.makers import make_picture

AGREED, NEVER, TEAM = "Trần Thị Gương Mẫu", "Lê Văn Chưa Hỏi", "Tổ tự quản đường hoa"


@pytest.fixture
def honour(world):
    honour = make_honour(world.north, from_year=2018, to_year=2023)
    face, flowers = make_picture(alt="Bà Gương Mẫu"), make_picture(alt="Đường hoa")
    face.consents.add(make_consent(AGREED, "picture"))
    consent = make_consent(AGREED, "honour")
    for name, kind, given in (
        (AGREED, "person", {"consent": consent, "picture": face}),
        (NEVER, "person", {}),
        (TEAM, "collective", {"picture": flowers}),
    ):
        Honouree.objects.create(honour=honour, name=name, kind=kind, deed=f"Việc tốt của {name}", **given)
    return honour


def page(path: str) -> BeautifulSoup:
    response = Client().get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def words(found) -> str:
    return " ".join(found.main.text.split())


def test_an_edition_names_who_agreed_and_counts_who_did_not(honour, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        found = page(honour.get_absolute_url())
    assert found.h1.text == "Gương sáng đời thường, lần thứ II"
    assert [each.text for each in found.main.find_all("h3")] == [AGREED, TEAM]
    assert [each["alt"] for each in found.main.find_all("img")] == ["Bà Gương Mẫu", "Đường hoa"]
    assert "1 cá nhân khác được tôn vinh nhưng không nêu tên" in words(found)
    assert NEVER not in str(found)


def test_withdrawn_the_name_and_then_the_picture_are_gone(honour):
    officer = make_user("du-lieu")
    found = Honouree.objects.get(name=AGREED)
    withdraw(found.picture.consents.get(), how="Đơn", by=officer)
    assert [each["alt"] for each in page(honour.get_absolute_url()).main.find_all("img")] == ["Đường hoa"]
    withdraw(found.consent, how="Đơn", by=officer)
    after = page(honour.get_absolute_url())
    assert [each.text for each in after.main.find_all("h3")] == [TEAM]
    places = ("/ton-vinh/", "/phong-trao/", "/tim-kiem/?q=guong+mau", "/sitemap.xml", honour.get_absolute_url())
    assert [path for path in places if AGREED in Client().get(path).content.decode()] == []


def test_a_person_s_picture_without_consent_stays_in_the_library(honour):
    person = Honouree.objects.get(name=AGREED)
    person.picture.consents.clear()
    assert [each["alt"] for each in page(honour.get_absolute_url()).main.find_all("img")] == ["Đường hoa"]


def test_editions_of_a_series_stand_newest_first(honour, world):
    make_honour(world.north, edition=1, year=2018, date="2018-11-16")
    make_honour(world.north, edition=4, year=2024, date="2024-11-16", series="other", name="Biểu dương")
    found = page("/ton-vinh/")
    assert [each.text.split(" · ")[0] for each in found.select(".kicker")] == ["Lần thứ II", "Lần thứ I", "Lần thứ IV"]
    assert "2 gương được nêu" in words(found)


def test_search_finds_the_named_only(honour):
    assert honour.get_absolute_url() in str(page("/tim-kiem/?q=guong+mau").main)
    assert NEVER not in str(page("/tim-kiem/?q=chua+hoi").main)


def test_a_consent_of_somebody_else_or_for_something_else_is_refused(honour):
    person = Honouree.objects.get(name=NEVER)
    for consent, why in (
        (make_consent("Người Khác", "honour"), "là của người khác"),
        (make_consent(NEVER, "donation"), "không phải cho việc này"),
    ):
        person.consent = consent
        with pytest.raises(ValidationError, match=why):
            person.full_clean()


def test_the_sheet_goes_out_and_in(honour):
    officer = make_user("bien-tap", group="Biên tập viên")
    resource = HonoureeResource(user=officer)
    sheet = resource.export()
    assert sheet["Lễ tôn vinh"] == ["Gương sáng đời thường, lần thứ II"] * 3
    assert sheet["Bản ghi đồng ý"] == ["DY-2023-002", "", ""]
    Honouree.objects.all().delete()
    assert not resource.import_data(sheet, raise_errors=True).has_errors()
    assert set(Honouree.objects.public().values_list("name", flat=True)) == {AGREED, TEAM}


def test_the_history_keeps_no_name(client, honour):
    person = Honouree.objects.get(name=AGREED)
    assert AGREED not in str(list(Honouree.history.values())) and AGREED not in str(person)
    client.force_login(make_user("bt", group="Biên tập viên"), backend="django.contrib.auth.backends.ModelBackend")
    assert AGREED in client.get(reverse("admin:campaigns_honouree_changelist")).content.decode()


@pytest.fixture
def desk(client):
    """A function that sends what a form of the admin shows, with something changed, as an editor."""
    editor = make_user("bien-tap-ton-vinh", group="Biên tập viên")
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")

    def send(record, button="_save", **changed):
        names = ("honour", "kind", "name", "role", "deed", "consent", "picture", "position")
        says = {name: getattr(record, f"{name}_id", None) or getattr(record, name) or "" for name in names}
        path = reverse("admin:campaigns_honouree_change", args=[record.pk])
        client.post(path, says | {"position": record.position, button: "1"} | changed)
        return Honouree.objects.get(pk=record.pk)

    return send


def test_who_is_shown_is_changed_by_two_persons(honour, desk):
    for name in (AGREED, TEAM):
        person = Honouree.objects.get(name=name)
        assert desk(person, deed="Việc chưa ai xem").deed == f"Việc tốt của {name}"
        made = ProposedChange.objects.first()
        assert made.changes == {"deed": [f"Việc tốt của {name}", "Việc chưa ai xem"]}
        with pytest.raises(PermissionDenied):
            approve(made, by=made.proposed_by)
        approve(made, by=make_user(f"duyet-{name}", is_superuser=True))
        assert Honouree.objects.get(pk=person.pk).deed == "Việc chưa ai xem"


def test_no_detour_shows_other_words_by_one_person(honour, desk):
    """Taken off at once; written anew while nobody reads it; then somebody else says whether it is shown again."""
    person = Honouree.objects.get(name=AGREED)
    consent = person.consent_id
    assert desk(person, consent="").is_public is False
    assert desk(Honouree.objects.get(pk=person.pk), deed="Việc khác").deed == "Việc khác"
    hidden = desk(Honouree.objects.get(pk=person.pk), consent=consent)
    assert (hidden.consent, ProposedChange.objects.get().changes) == (None, {"consent": [None, consent]})
    assert desk(hidden, kind="collective").kind == "person"
    approve(ProposedChange.objects.get(), by=make_user("nguoi-khac", is_superuser=True))
    assert Honouree.objects.get(pk=person.pk).is_public is True
