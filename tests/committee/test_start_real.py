"""A real portal begins with a committee, an administrator and units, and with nothing invented."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from frontportal.committee.models import Committee
from frontportal.kit.management.commands.demo import remember
from frontportal.news.models.article import Article
from frontportal.places.models import Succession, Unit
from frontportal.staff.models import User

pytestmark = pytest.mark.django_db
GIVEN = {"committee": "huyện Lâm Hà", "username": "quan-tri-vien", "full_name": "Nguyễn Thị Mẫu"}


def start(**given) -> list[str]:
    out = StringIO()
    call_command("start_real", **GIVEN | {"units": "lam-ha", "no_input": True} | given, stdout=out)
    return out.getvalue().splitlines()


def test_it_makes_the_committee_its_administrator_and_its_units(client):
    lines = start()
    assert lines[0] == (
        "Đã lập cổng của huyện Lâm Hà: người quản trị “quan-tri-vien”, 26 đơn vị hành chính, không có hồ sơ nào khác."
    )
    assert str(Committee.objects.get()) == "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Lâm Hà"
    assert not Committee.objects.get().is_demo
    assert not Unit.objects.filter(is_illustration=True).exists()
    assert (Unit.objects.communes().count(), Succession.objects.count()) == (23, 17)
    assert Article.objects.count() == 0
    password = lines[-1].rpartition(" ")[2]
    signed = client.post(reverse("admin:login"), {"username": "quan-tri-vien", "password": password})
    assert (signed.status_code, signed.url) == (302, reverse("admin:index"))
    assert [group.name for group in User.objects.get().groups.all()] == ["Quản trị"]
    assert client.get(reverse("admin:index")).status_code == 200


def test_every_public_page_opens_before_there_is_anything_to_show(client):
    """A year or a fund that does not exist yet may not be found."""
    start()
    whole = [
        "/",
        "/tin-tuc/",
        "/van-ban/",
        "/gioi-thieu/",
        "/dia-ban/",
        "/kien-nghi/",
        "/tiep-xuc-cu-tri/",
        "/phong-trao/",
    ]
    whole += ["/gop-y/", "/tim-kiem/?q=quy", "/sitemap.xml"]
    assert {address: client.get(address, follow=True).status_code for address in whole} == dict.fromkeys(whole, 200)
    of_records = ["/nam/", "/quy-vi-nguoi-ngheo/", "/khu-dan-cu/"]
    assert {client.get(address, follow=True).status_code for address in of_records} <= {200, 404}


def test_units_may_come_later():
    assert "0 đơn vị hành chính" in start(units="none")[0]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"username": "có dấu cách"}, "tên đăng nhập"),
        pytest.param({"full_name": ""}, "trống", marks=pytest.mark.slow),
        ({"committee": "x" * 101}, "100"),
        pytest.param({"email": "không phải thư"}, "hợp lệ", marks=pytest.mark.slow),
    ],
)
def test_what_is_typed_wrong_gets_a_sentence_and_leaves_nothing(given, sentence):
    with pytest.raises(CommandError) as refused:
        start(**given)
    assert sentence.casefold() in str(refused.value).casefold()
    assert (User.objects.count(), Committee.objects.count(), Unit.objects.count()) == (0, 0, 0)


def test_it_begins_only_once():
    start()
    with pytest.raises(CommandError, match="đã có người dùng"):
        start(username="nguoi-khac")
    assert User.objects.count() == 1


def test_a_demonstration_is_no_place_for_it(settings):
    remember()
    with pytest.raises(CommandError, match="là bản minh hoạ"):
        start()
    settings.DEMO = True
    with pytest.raises(CommandError, match="chế độ minh hoạ"):
        start()
