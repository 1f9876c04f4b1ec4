"""What both texts look like side by side, and what a choice stores, for each kind of field."""

from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from campaigns.models.activity import Activity
from campaigns.models.campaign import Campaign
from frontportal.backoffice.conflicts.fingerprints import comparable_prose, fingerprint
from frontportal.backoffice.conflicts.wording import compared, readable
from frontportal.news.models.article import Article
from frontportal.news.models.picture import Picture
from frontportal.yearly.models.task import Task
from tests.backoffice.conflicts.pages import Page
from tests.makers import make_user
from tests.news.makers import make_article, make_picture
from tests.welfare.feeds.makers import make_feed


@pytest.fixture
def activity(world) -> Activity:
    campaign = Campaign.objects.create(name="Xanh sạch", slug="xanh-sach", kind="movement")
    Campaign.objects.create(name="Khuyến học", slug="khuyen-hoc", kind="movement")
    return Activity.objects.create(
        campaign=campaign, unit=world.north, year=2023, date=date(2023, 5, 1), title="Dọn đường", participants=1200
    )


def activity_page(client, activity) -> Page:
    return Page(client, reverse("admin:campaigns_activity_change", args=[activity.pk]), form_id="activity_form")


def sides(page: Page) -> dict[str, tuple[str, str]]:
    """Label → (theirs, mine) as the page shows them."""
    return {
        difference.label: tuple("".join(part.text for part in side) for side in difference.sides)
        for difference, _ in page.response.context["differences"]
    }


def test_dates_choices_and_related_records_read_as_people_read_them(an, binh, activity, world):
    other = Campaign.objects.get(slug="khuyen-hoc")
    first, second = activity_page(an, activity), activity_page(binh, activity)
    second.type(date="02/05/2023", campaign=str(other.pk), unit=str(world.south.pk)).save()
    first.type(date="03/05/2023", unit=str(world.north_areas[0].pk)).save()
    assert sides(first) == {
        "Ngày": ("02/05/2023", "03/05/2023"),
        "Đơn vị": ("Thị trấn Nam Mẫu", "Thôn 1, xã Bắc Mẫu"),
    }
    kept = [(each["label"], each["text"]) for each in first.response.context["kept_theirs"]]
    assert kept == [("Cuộc vận động, phong trào", "Khuyến học")]
    assert first.choose("theirs").save().status_code == 302
    activity.refresh_from_db()
    assert (activity.date, activity.unit, activity.campaign) == (date(2023, 5, 2), world.south, other)


def test_pictures_that_both_chose_are_asked_about(an, binh, activity):
    one, two = make_picture(alt="Ảnh một"), make_picture(alt="Ảnh hai")
    first, second = activity_page(an, activity), activity_page(binh, activity)
    second.type(pictures=str(one.pk)).save()
    first.type(pictures=str(two.pk)).save()
    assert sides(first) == {"Ảnh": ("Ảnh một", "Ảnh hai")}
    assert list(activity.pictures.all()) == [one]
    first.choose("mine").save()
    assert list(activity.pictures.all()) == [two]


def test_a_file_that_only_another_exchanged_stays(an, binh, db):
    picture = make_picture(alt="Nhà cũ")
    address = reverse("admin:news_picture_change", args=[picture.pk])
    page = Page(an, address, form_id="picture_form")
    newer = make_picture(alt="Khác")
    Picture.objects.filter(pk=picture.pk).update(image=newer.image.name)
    assert page.type(alt="Nhà mới", caption="Nhà ở thôn").save().status_code == 302
    picture.refresh_from_db()
    assert (picture.alt, picture.image.name) == ("Nhà mới", newer.image.name)


def test_the_same_typed_twice_is_no_conflict(an, binh, activity):
    first, second = activity_page(an, activity), activity_page(binh, activity)
    second.type(title="Dọn đường thôn 1").save()
    assert first.type(title="  Dọn đường thôn 1 ").save().status_code == 302


def test_what_was_refused_stands_beside_what_is_stored(an, binh, activity):
    first, second = activity_page(an, activity), activity_page(binh, activity)
    second.type(date="02/05/2023").save()
    assert first.type(date="31/02/2023").save().status_code == 200
    assert sides(first) == {"Ngày": ("02/05/2023", "31/02/2023")}
    assert first.choose("theirs").save().status_code == 302


def test_prose_is_shown_as_text(an, binh, db):
    article = make_article(state="draft", body="<p>Một <b>nhà</b>.</p><ul><li>Hai</li></ul>")
    address = reverse("admin:news_article_change", args=[article.pk])
    first, second = (Page(client, address, form_id="article_form") for client in (an, binh))
    second.type(body="<p>Một nhà mới.</p>").save()
    first.type(body="<p>Hai nhà.</p><script>alert(1)</script>").save()
    assert sides(first) == {"Nội dung": ("Một nhà mới.", "Hai nhà.")}
    assert "alert(1)</script>" not in first.text.split("<mark>")[1]
    assert first.choose("mine").save().status_code == 302
    assert Article.objects.get().body == "<p>Hai nhà.</p>"


def test_words_that_nobody_read_are_not_published(an, binh, db):
    article = make_article(state="draft")
    address = reverse("admin:news_article_change", args=[article.pk])
    first, second = (Page(client, address, form_id="article_form") for client in (an, binh))
    second.type(title="Tiêu đề mới").save()
    assert first.save(news_article_publish_now="1").status_code == 200
    article.refresh_from_db()
    assert (article.state, article.title) == ("draft", "Tiêu đề mới")
    assert "Tiêu đề mới" in first.text
    assert first.save(news_article_publish_now="1").status_code == 302
    article.refresh_from_db()
    assert (article.state, article.title) == ("published", "Tiêu đề mới")


def test_secrets_are_not_shown(an, binh, world):
    feed = make_feed(secret="bi-mat-cu-rat-dai")
    address = reverse("admin:feeds_feed_change", args=[feed.pk])
    first, second = (Page(client, address, form_id="feed_form") for client in (an, binh))
    second.type(secret="bi-mat-cua-binh-dai").save()
    assert first.type(secret="bi-mat-cua-an-cung-dai").save().status_code == 200
    assert "bi-mat" not in first.text.replace("bi-mat-khau", "")
    assert sides(first) == {"Mã bí mật của webhook": ("(mã bí mật, không hiện)",) * 2}


def test_a_list_edited_in_place_does_not_undo_another(an, binh, db):
    tasks = [Task.objects.create(year=2026, position=n, text=f"Việc {n}") for n in (1, 2)]
    address = reverse("admin:yearly_task_changelist")
    first, second = (Page(client, address, form_id="changelist-form") for client in (an, binh))
    names = {int(value): name[: -len("-id")] for name, value in first.inputs if name.endswith("-id")}
    one, two = (f"{names[task.pk]}-state" for task in tasks)
    second.type_into(one, "done").save(_save="1")
    first.type_into(two, "started").save(_save="1")
    assert list(Task.objects.order_by("position").values_list("state", flat=True)) == ["done", "started"]
    third, fourth = (Page(client, address, form_id="changelist-form") for client in (an, binh))
    fourth.type_into(one, "dropped").save(_save="1")
    assert third.type_into(one, "started").save(_save="1").status_code == 200
    assert "Trần Văn Bình đã sửa lúc" in third.text
    assert "thành “Không làm nữa”" in third.text
    assert Task.objects.get(position=1).state == "dropped"
    assert third.save(_save="1").status_code == 302
    assert Task.objects.get(position=1).state == "started"


def test_an_unchanged_record_has_the_same_version_whenever_it_is_opened(an, binh, activity):
    """What is kept in the browser would otherwise be offered as if the record had changed since."""
    versions = [activity_page(client, activity).value("_opened") for client in (an, an, binh)]
    assert len(set(versions)) == 1
    activity_page(an, activity).type(title="Khác").save()
    assert activity_page(an, activity).value("_opened") not in versions


def test_going_back_to_a_version_looks_at_what_another_changed_meanwhile(an, binh, activity):
    activity.title = "Dọn đường, sửa lần một"
    activity.save()
    first = activity.history.order_by("history_id").first()
    address = reverse("admin:campaigns_activity_simple_history", args=[activity.pk, first.pk])
    page = Page(an, address, form_id="historicalactivity_form")
    activity_page(binh, activity).type(result="Kết quả của Bình").save()
    assert page.save().status_code == 200
    assert "Trần Văn Bình đã sửa bản ghi này lúc" in page.text
    activity.refresh_from_db()
    assert activity.title == "Dọn đường, sửa lần một"
    assert page.save().status_code == 302
    activity.refresh_from_db()
    assert activity.title == "Dọn đường"


def test_a_forged_version_counts_for_none(an, activity):
    page = activity_page(an, activity)
    for token in ("", "abc", "x" * 5000, activity_page(an, activity).value("_opened")[:-3] + "abc"):
        assert page.type(_opened=token, title=f"Dọn {len(token)}").save().status_code == 302


def test_a_page_carries_its_version_without_a_further_question(an, activity, django_assert_max_num_queries):
    address = reverse("admin:campaigns_activity_change", args=[activity.pk])
    an.get(address)  # what Django remembers of content types and the site is asked once
    with django_assert_max_num_queries(14):
        an.get(address)


@given(st.text(alphabet="ab \n", max_size=40), st.text(alphabet="ab \n", max_size=40))
def test_parts_make_up_the_texts(theirs, mine):
    left, right = compared(theirs, mine)
    assert ("".join(part.text for part in left), "".join(part.text for part in right)) == (theirs, mine)
    assert [part.text for part in left if not part.differs] == [part.text for part in right if not part.differs]


@pytest.mark.parametrize(
    ("stored", "written_back"),
    [
        ("<p>a</p><p>b</p>", "<p>a</p>\n<p>b</p>"),
        ("<ul><li>a</li></ul>", "<ul><li><p>a</p></li></ul>"),
        ('<table><tr><th scope="col">a</th></tr></table>', '<table><tbody><tr><th colspan="1" rowspan="1"><p>a</p></th></tr></tbody></table>'),
        ("<p><b>a</b> <i>b</i></p>", "<p><strong>a</strong> <em>b</em></p>"),
        ('<p><a href="/b/" rel="noopener">a</a></p>', '<p><a href="/b/">a</a></p>'),
    ],
)  # fmt: skip
def test_what_the_editor_writes_in_its_own_way_is_no_change(stored, written_back):
    assert comparable_prose(stored) == comparable_prose(written_back)


@pytest.mark.parametrize(
    "other", ["<p>a <strong>b</strong></p>", "<h2>a b</h2>", "<p>ab</p>", '<p><a href="/">a b</a></p>']
)
def test_a_change_of_form_alone_is_a_change(other):
    assert comparable_prose("<p>a b</p>") != comparable_prose(other)


def test_equal_for_people_is_equal(db):
    user = make_user()
    assert fingerprint("a\r\nb ") == fingerprint("a\nb")
    assert fingerprint(user) == fingerprint(user.pk) == fingerprint(str(user.pk))
    assert fingerprint([2, 1]) == fingerprint(["1", "2"])
    assert fingerprint(None) == fingerprint("") == fingerprint(False)
    assert fingerprint(0) != fingerprint("")
    assert readable("<p>a</p><ul><li>b</li><li>c&amp;d</li></ul>") == "a\nb\nc&d"
