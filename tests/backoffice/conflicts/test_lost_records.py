"""Records that were deleted, moved away or closed while somebody typed into them."""

from datetime import date

from django.urls import reverse

from campaigns.models.activity import Activity
from campaigns.models.campaign import Campaign
from frontportal.approval.models.proposed_change import ProposedChange
from frontportal.committee.models import Link, LinkList
from frontportal.news.models.article import Article
from tests.backoffice.conflicts.conftest import sign_in
from tests.backoffice.conflicts.pages import Page
from tests.news.makers import make_article

LONG = "Một đoạn dài mà không ai muốn gõ lại lần nữa, nhất là sau một giờ ngồi viết ở xã."
SHORT = "Cơ quan cấp trên"


def test_what_was_typed_for_a_deleted_record_is_kept_and_can_be_saved_as_new(an, binh):
    links = LinkList.objects.create(title="Cơ quan")
    page = Page(an, reverse("admin:committee_linklist_change", args=[links.pk]), form_id="linklist_form")
    page.type_into("title", SHORT)
    binh.post(reverse("admin:committee_linklist_delete", args=[links.pk]), {"post": "yes"})
    response = page.save()
    assert response.status_code == 409
    assert "Trần Văn Bình đã xoá bản ghi này lúc" in page.text
    assert SHORT in page.text
    again = Page(an, reverse("admin:committee_linklist_add"), response=response)
    assert again.save().status_code == 302
    assert [each.title for each in LinkList.objects.all()] == [SHORT]


def test_rows_come_along(an, binh):
    links = LinkList.objects.create(title="Cơ quan")
    Link.objects.create(link_list=links, label="Tỉnh", url="/tinh/")
    page = Page(an, reverse("admin:committee_linklist_change", args=[links.pk]), form_id="linklist_form")
    page.type_into("links-0-label", "Tỉnh Lâm Đồng")
    links.delete()
    again = Page(an, reverse("admin:committee_linklist_add"), response=page.save())
    assert "Tỉnh Lâm Đồng" in page.text
    assert again.save().status_code == 302
    assert list(Link.objects.values_list("label", flat=True)) == ["Tỉnh Lâm Đồng"]


def test_a_record_that_moved_out_of_ones_area_is_not_told_about(world, binh):
    campaign = Campaign.objects.create(name="Sạch", slug="sach", kind="movement")
    given = {"campaign": campaign, "year": 2023, "date": date(2023, 5, 1), "title": "Dọn đường"}
    activity = Activity.objects.create(unit=world.north, **given)
    clerk = sign_in("can-bo", "Cán bộ", is_superuser=False, group="Cán bộ xã", unit=world.north)
    page = Page(clerk, reverse("admin:campaigns_activity_change", args=[activity.pk]), form_id="activity_form")
    page.type_into("result", LONG)
    Activity.objects.update(unit=world.south)
    assert page.save().status_code == 409
    assert LONG in page.text
    assert "Bản ghi này không còn, hoặc đã chuyển ra ngoài địa bàn được phân công cho bạn." in page.text
    assert "Lưu thành bản ghi mới" not in page.text


def test_a_text_published_while_its_writer_typed_comes_back_to_be_copied(db, binh):
    article = make_article(state="draft")
    writer = sign_in("viet", "Người Viết", is_superuser=False, group="Biên tập viên")
    page = Page(writer, reverse("admin:news_article_change", args=[article.pk]), form_id="article_form")
    page.type_into("summary", LONG)
    other = Page(binh, reverse("admin:news_article_change", args=[article.pk]), form_id="article_form")
    assert other.save(news_article_publish_now="1").status_code == 302
    assert page.save().status_code == 200  # asked first; from here it is a proposal
    assert LONG in page.text
    assert "Trần Văn Bình" in page.text
    assert Article.objects.get(pk=article.pk).summary != LONG


def test_who_may_save_on_top_of_a_step_is_told_of_it_first(an, binh):
    article = make_article(state="draft")
    address = reverse("admin:news_article_change", args=[article.pk])
    page, other = (Page(client, address, form_id="article_form") for client in (an, binh))
    page.type_into("summary", LONG)
    other.save(news_article_publish_now="1")
    assert page.save().status_code == 200
    assert "Trần Văn Bình đã chuyển mục này lúc" in page.text
    assert Article.objects.get(pk=article.pk).summary != LONG
    assert page.save().status_code == 302
    assert Article.objects.get(pk=article.pk).summary != LONG  # public meanwhile: a second person decides
    assert ProposedChange.objects.get().changes["summary"][1] == LONG


def test_a_step_that_somebody_took_meanwhile_is_not_taken_twice(an, binh):
    article = make_article(state="draft")
    address = reverse("admin:news_article_change", args=[article.pk])
    page, other = (Page(client, address, form_id="article_form") for client in (an, binh))
    other.save(news_article_publish_now="1")
    steps = article.history.count()
    assert page.type_into("summary", LONG).save(news_article_hand_in="1").status_code == 200
    assert "“Đã đăng”" in page.text
    assert article.history.count() == steps
