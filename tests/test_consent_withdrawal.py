"""A consent is withdrawn: page, file, search, feed, site map and the pages kept in memory say nothing more at once."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from frontportal.consents.actions import withdraw
from frontportal.consents.models import Consent
from frontportal.page_cache.models import ContentVersion
from frontportal.page_cache.store import pages
from tests.makers import make_consent, make_user
from tests.news.makers import make_article, make_picture, make_video
from tests.welfare.makers import MILLION, make_books, make_contribution, make_pair
from welfare.audit.history import findings
from welfare.ledger import actions
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.fund_year import FundYear

NAME = "Trần Thị Nêu Tên"
FUND = "/quy-vi-nguoi-ngheo/"
NAMING = (
    f"{FUND}2023/dong-gop/", f"{FUND}2023/dong-gop/1/", f"{FUND}2023/ung-ho.csv", f"{FUND}2023/so-lieu.json",
    f"{FUND}2023/dong-gop/?q=neu+ten",
)  # fmt: skip
EVERYWHERE = (*NAMING, "/", f"{FUND}2023/", "/tim-kiem/?q=neu+ten", "/sitemap.xml", "/tin-tuc/rss.xml")


@pytest.fixture
def kept(settings):
    """Pages are kept in memory, as they are where the site is served."""
    settings.PAGE_CACHE_BYTES = 4_000_000
    pages.clear()
    yield
    pages.clear()


@pytest.fixture
def gift(world):
    maker, checker = make_pair()
    return make_contribution(
        make_books(), world.north, MILLION, by=maker, confirmed_by=checker, donor_name=NAME, donor_kind="person", publish_name=True
    )  # fmt: skip


def shown(path: str) -> str:
    response = Client().get(path)
    assert response.status_code in (200, 304), path
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode("utf-8-sig")


def as_if_committed() -> None:
    ContentVersion.objects.update(number=-1)


def test_a_donor_is_named_nowhere_any_more(kept, gift):
    as_if_committed()
    for path in NAMING:  # twice: the second is from memory
        assert NAME in shown(path) and NAME in shown(path), path
    withdraw(gift.consent, how="Gọi điện", by=make_user("can-bo-du-lieu"))
    assert [path for path in EVERYWHERE if NAME in shown(path)] == []
    assert "Nhà hảo tâm" in shown(NAMING[0])
    assert list(findings(Contribution, "entry")) == []  # with a version of its own, as everything in the books


def test_its_reversal_and_its_draft_are_named_no_more(world, gift):
    maker = make_user("nguoi-ghi")
    reversal = actions.reverse(gift, reason="Ghi nhầm", by=maker)
    draft = make_contribution(
        FundYear.objects.get(), world.north, MILLION, by=maker, donor_name=NAME, donor_kind="person", publish_name=True,
        consent=gift.consent,
    )  # fmt: skip
    assert (reversal.publish_name, reversal.consent, draft.publish_name) == (True, gift.consent, True)
    withdraw(gift.consent, how="Gọi điện", by=maker)
    assert set(Contribution.objects.values_list("publish_name", flat=True)) == {False}


def test_a_withdrawal_past_the_actions_is_refused_while_a_name_stands(gift):
    officer = make_user("can-bo-du-lieu")
    with pytest.raises(DatabaseError, match="còn nêu tên"), transaction.atomic():
        Consent.objects.update(withdrawn_at=gift.created_at, withdrawn_by=officer, withdrawal="SQL")
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("purpose", ["picture", None, "withdrawn"])
def test_the_database_names_no_person_without_a_living_consent(world, purpose):
    maker = make_user("nguoi-lap")
    consent = make_consent(NAME, "picture" if purpose == "picture" else "donation") if purpose else None
    if purpose == "withdrawn":
        withdraw(consent, how="Đơn", by=maker)
    given = {"donor_name": NAME, "donor_kind": "person", "publish_name": True, "consent": consent}
    with pytest.raises(DatabaseError, match="còn hiệu lực"), transaction.atomic():
        make_contribution(make_books(), world.north, MILLION, by=maker, **given)


def test_the_form_says_whose_consent_is_missing(world):
    maker, books = make_user("nguoi-lap"), make_books()
    draft = make_contribution(books, world.north, MILLION, by=maker, donor_name="Ông Lê Mẫu", donor_kind="person")
    draft.publish_name = True
    said = {}
    other = make_consent("Trần Văn Khác", "donation")
    for consent in (None, other, make_consent("Lê Mẫu", "picture")):
        draft.consent = consent
        with pytest.raises(ValidationError) as error:
            draft.full_clean()
        said[consent and consent.code] = error.value.message_dict["consent"][0]
    assert said == {
        None: "Nêu tên cá nhân phải có bản ghi đồng ý: hãy chọn trong Sổ đồng ý, hoặc lập ở đó trước.",
        "DY-2023-001": "Bản đồng ý DY-2023-001 là của người khác.",
        "DY-2023-002": "DY-2023-002 là bản đồng ý “đăng ảnh có người này”, không phải cho việc này.",
    }
    draft.consent = make_consent("Lê Mẫu", "donation")
    draft.full_clean()


@pytest.mark.django_db
def test_a_picture_is_shown_nowhere_any_more(kept):
    consent = make_consent(NAME, "picture")
    picture = make_picture(alt="Bà Nêu Tên nhận nhà")
    picture.consents.add(consent)
    article = make_article(picture=picture)
    page = article.get_absolute_url()
    places = ("/", "/tin-tuc/", page, f"{page}in/")
    as_if_committed()
    for path in places:
        assert picture.image.name in shown(path) and picture.image.name in shown(path), path
    files = [picture.url, picture.smallest_url]
    assert {Client().get(file).headers["Cache-Control"] for file in files} == {"private, max-age=60"}
    withdraw(consent, how="Gọi điện", by=make_user("can-bo-du-lieu"))
    assert [path for path in (*places, "/sitemap.xml") if picture.image.name in shown(path)] == []
    assert {Client().get(file).status_code for file in files} == {404}
    picture.save()  # a form that was opened before
    picture.refresh_from_db()
    assert picture.is_withheld


@pytest.mark.django_db
def test_a_film_is_shown_nowhere_any_more(kept):
    consent = make_consent(NAME, "picture")
    film = make_video()
    film.consents.add(consent)
    page = make_article(video=film).get_absolute_url()
    as_if_committed()
    assert film.file.name in shown(page)
    assert Client().get(film.file.url).headers["Cache-Control"] == "private, max-age=60"
    withdraw(consent, how="Gọi điện", by=make_user("can-bo-du-lieu"))
    assert film.file.name not in shown(page)
    assert Client().get(film.file.url).status_code == 404
    film.save()  # a form that was opened before
    film.refresh_from_db()
    assert film.is_withheld


@pytest.mark.django_db
def test_a_picture_without_persons_is_kept_by_browsers_for_long():
    response = Client().get(make_picture().url)
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.django_db
def test_what_was_withdrawn_stays_withdrawn(client):
    consent, officer = make_consent(NAME, "honour"), make_user("du-lieu", group="Cán bộ dữ liệu cá nhân")
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    page = reverse("admin:consents_consent_withdraw_consent", args=[consent.pk])
    assert "Bắt buộc phải nhập" in client.post(page, {"how": " "}).content.decode()
    client.post(page, {"how": "Đơn ngày 02/11/2026"})
    consent.refresh_from_db()
    assert (consent.withdrawn_by, consent.withdrawal, str(consent)) == (
        officer,
        "Đơn ngày 02/11/2026",
        "DY-2023-001 (đã rút)",
    )
    assert NAME not in str(list(Consent.history.values()))
    with pytest.raises(ValidationError, match="đã được rút"):
        withdraw(consent, how="Lần nữa", by=officer)
    with pytest.raises(DatabaseError, match="không lấy lại được"), transaction.atomic():
        Consent.objects.update(withdrawn_at=None, withdrawn_by=None, withdrawal="")
