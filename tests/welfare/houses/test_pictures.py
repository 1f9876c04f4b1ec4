"""A house before and after is seen only while who lives there agrees."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from frontportal.consents.actions import withdraw
from frontportal.page_cache.models import ContentVersion
from frontportal.page_cache.store import pages
from tests.makers import make_consent, make_user
from tests.news.makers import make_picture
from tests.welfare.makers import make_books, make_house
from welfare.assistance.models.household import Household
from welfare.houses.models.picture import HousePicture

HEAD = "Trần Thị Ở Nhà"


@pytest.fixture
def house(world):
    make_books()
    return make_house(
        world.north, household=Household.objects.create(head=HEAD, unit=world.north, group="poor"), state="building"
    )


def agreed(alt: str):
    picture = make_picture(alt=alt)
    picture.consents.add(make_consent(HEAD, "picture"))
    return picture


def seen(house) -> list[tuple[str, str]]:
    """Which pictures its page shows, each with the words above it."""
    found = BeautifulSoup(Client().get(house.get_absolute_url()).content, "lxml").main.select(".pairs figure")
    return [(each.p.text, each.img["alt"]) for each in found]


def test_before_stands_beside_after_until_one_consent_is_withdrawn(house, settings):
    settings.PAGE_CACHE_BYTES = 4_000_000
    pages.clear()
    after, before = agreed("Nhà mới"), agreed("Nhà cũ")
    HousePicture.objects.create(house=house, moment="after", picture=after)
    HousePicture.objects.create(house=house, moment="before", picture=before)
    ContentVersion.objects.update(number=-1)  # as if committed
    both = [("Trước khi làm", "Nhà cũ"), ("Sau khi làm", "Nhà mới")]
    assert (seen(house), seen(house)) == (both, both)  # the second from memory
    withdraw(after.consents.get(), how="Gọi điện", by=make_user("can-bo-du-lieu"))
    assert seen(house) == both[:1]
    assert [Client().get(each.url).status_code for each in (before, after)] == [200, 404]
    pages.clear()


def test_without_a_consent_it_is_never_seen(house):
    HousePicture.objects.create(house=house, moment="before", picture=make_picture(alt="Chưa hỏi"))  # past every form
    assert seen(house) == []


def test_a_name_that_the_library_adds_later_hides_it(house):
    picture = agreed("Nhà cũ")
    HousePicture.objects.create(house=house, moment="before", picture=picture)
    assert seen(house) == [("Trước khi làm", "Nhà cũ")]
    picture.caption = f"Nhà của bà {HEAD}"
    picture.save()
    assert seen(house) == []


def test_the_form_says_why_a_picture_is_not_for_the_public(house):
    withdrawn, named = agreed("Nhà cũ"), agreed(f"Bà {HEAD.upper()} trước nhà")
    withdraw(withdrawn.consents.get(), how="Đơn", by=make_user("can-bo-du-lieu"))
    withdrawn.refresh_from_db()
    said = []
    for picture in (make_picture(alt="Chưa hỏi"), withdrawn, named):
        with pytest.raises(ValidationError) as error:
            HousePicture(house=house, moment="before", picture=picture).full_clean()
        said.append(error.value.message_dict)
    assert said == [
        {"picture": ["Ảnh này chưa có bản ghi đồng ý. Hãy gắn bản ghi đồng ý của chủ hộ vào ảnh ở Kho ảnh trước."]},
        {"picture": ["Người trong ảnh này đã rút đồng ý, ảnh không đăng được nữa."]},
        {"picture": ["Lời nói về ảnh này có tên chủ hộ. Hãy bỏ tên ở Kho ảnh trước."]},
    ]
    HousePicture(house=house, moment="before", picture=agreed("Nhà cũ")).full_clean()


def test_one_picture_a_moment(house):
    HousePicture.objects.create(house=house, moment="before", picture=agreed("Một"))
    with pytest.raises(IntegrityError, match="houses_housepicture_once"), transaction.atomic():
        HousePicture.objects.create(house=house, moment="before", picture=agreed("Hai"))
