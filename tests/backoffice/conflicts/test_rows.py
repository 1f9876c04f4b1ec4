"""Rows within a record's page, changed, taken out and added by two people at once."""

import pytest
from django.urls import reverse

from frontportal.committee.models import Link, LinkList
from tests.backoffice.conflicts.pages import Page
from tests.voters.makers import make_petition
from voters.models.petitioner import Petitioner


@pytest.fixture
def links(db) -> LinkList:
    found = LinkList.objects.create(title="Cơ quan")
    for number, label in enumerate(["Tỉnh", "Huyện", "Xã"]):
        Link.objects.create(link_list=found, label=label, url=f"https://{number}.vn", position=number)
    return found


def page(client, links: LinkList) -> Page:
    return Page(client, reverse("admin:committee_linklist_change", args=[links.pk]), form_id="linklist_form")


def labels(links: LinkList) -> list[str]:
    return list(links.links.values_list("label", flat=True))


def test_rows_that_each_changed_for_himself_are_joined(an, binh, links):
    first, second = page(an, links), page(binh, links)
    assert second.type_into("links-0-label", "Tỉnh Lâm Đồng").save().status_code == 302
    assert first.type_into("links-1-label", "Huyện Lâm Hà").save().status_code == 302
    assert labels(links) == ["Tỉnh Lâm Đồng", "Huyện Lâm Hà", "Xã"]


def test_a_row_that_both_changed_is_asked_about(an, binh, links):
    first, second = page(an, links), page(binh, links)
    second.type_into("links-0-label", "Tỉnh Lâm Đồng").save()
    first.type_into("links-0-label", "Tỉnh uỷ").type_into("links-2-label", "Xã Đinh Văn")
    assert first.save().status_code == 200
    assert labels(links) == ["Tỉnh Lâm Đồng", "Huyện", "Xã"]
    assert first.value("links-0-label") == "Tỉnh uỷ"
    assert first.choose("theirs").save().status_code == 302
    assert labels(links) == ["Tỉnh Lâm Đồng", "Huyện", "Xã Đinh Văn"]


def test_a_third_person_is_asked_about_anew(an, binh, links):
    """A choice was made of what stood there then."""
    first, second = page(an, links), page(binh, links)
    second.type_into("links-0-label", "Tỉnh Lâm Đồng").save()
    first.type_into("links-0-label", "Tỉnh uỷ").save()
    first.choose("mine")
    page(binh, links).type_into("links-0-label", "UBND tỉnh").save()
    assert first.save().status_code == 200
    assert labels(links)[0] == "UBND tỉnh"
    assert first.choose("mine").save().status_code == 302
    assert labels(links)[0] == "Tỉnh uỷ"


def test_a_row_taken_out_by_another_and_not_touched_stays_out(an, binh, links):
    first, second = page(an, links), page(binh, links)
    second.type_into("links-1-DELETE", "on").save()
    assert first.type_into("links-2-label", "Xã Đinh Văn").save().status_code == 302
    assert labels(links) == ["Tỉnh", "Xã Đinh Văn"]


def test_a_row_taken_out_by_another_and_changed_here_comes_back_as_a_new_one(an, binh, links):
    first, second = page(an, links), page(binh, links)
    second.type_into("links-0-DELETE", "on").save()
    first.type_into("links-0-label", "Tỉnh uỷ").type_into("links-2-label", "Xã Đinh Văn")
    assert first.save().status_code == 200
    assert "Dòng “Tỉnh uỷ”: Trần Văn Bình đã xoá dòng này lúc" in first.text
    assert labels(links) == ["Huyện", "Xã"]
    assert first.value("links-2-label") == "Tỉnh uỷ"
    assert first.save().status_code == 302
    assert sorted(labels(links)) == ["Huyện", "Tỉnh uỷ", "Xã Đinh Văn"]


def test_a_row_changed_by_another_is_not_taken_out_unseen(an, binh, links):
    first, second = page(an, links), page(binh, links)
    second.type_into("links-0-label", "Tỉnh Lâm Đồng").save()
    assert first.type_into("links-0-DELETE", "on").save().status_code == 200
    assert labels(links) == ["Tỉnh Lâm Đồng", "Huyện", "Xã"]
    assert first.choose("theirs").save().status_code == 302
    assert labels(links) == ["Tỉnh Lâm Đồng", "Huyện", "Xã"]


def test_a_row_changed_by_another_is_taken_out_by_who_insists(an, binh, links):
    first, second = page(an, links), page(binh, links)
    second.type_into("links-0-label", "Tỉnh Lâm Đồng").save()
    first.type_into("links-0-DELETE", "on").save()
    assert first.choose("mine").save().status_code == 302
    assert labels(links) == ["Huyện", "Xã"]


def test_rows_that_both_added_both_stay(an, binh, links):
    first, second = page(an, links), page(binh, links)
    for person, label in ((second, "Của Bình"), (first, "Của An")):
        new = {
            "links-TOTAL_FORMS": "4",
            "links-3-label": label,
            "links-3-url": f"/{len(label)}/",
            "links-3-position": "9",
        }
        assert person.type(**new).save().status_code == 302
    assert labels(links)[3:] == ["Của Bình", "Của An"]


def test_the_only_row_that_both_added_is_asked_about(an, binh, world):
    petition = make_petition(world.north)
    address = reverse("admin:voters_petition_change", args=[petition.pk])
    first, second = (Page(client, address, form_id="petition_form") for client in (an, binh))
    given = {"petitioner-TOTAL_FORMS": "1", "petitioner-0-contact": "0912 345 678"}
    second.type(**given | {"petitioner-0-name": "Bà Kín"}).save()
    assert Petitioner.objects.get().name == "Bà Kín"
    assert first.type(**given | {"petitioner-0-name": "Ông Kín"}).save().status_code == 200
    assert Petitioner.objects.get().name == "Bà Kín"
    assert first.choose("mine").save().status_code == 302
    assert Petitioner.objects.get().name == "Ông Kín"
