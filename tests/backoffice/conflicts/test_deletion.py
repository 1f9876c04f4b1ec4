"""One deletes what one has seen: what changed meanwhile is shown again first."""

import pytest

from frontportal.committee.models import Link, LinkList
from tests.backoffice.conflicts.pages import Page

pytestmark = pytest.mark.django_db
LIST = "/quan-tri/committee/linklist/"


@pytest.fixture
def record() -> LinkList:
    return LinkList.objects.create(title="Cơ quan tỉnh")


class TestOneRecord:
    @pytest.fixture
    def page(self, an, record):
        return Page(an, f"{LIST}{record.pk}/delete/")

    def test_what_was_seen_goes(self, page):
        page.save()
        assert LinkList.objects.count() == 0

    def test_what_another_changed_stays_and_is_shown(self, page, binh, record):
        Page(binh, f"{LIST}{record.pk}/change/").type(title="Cơ quan trung ương").save()
        page.save()
        assert "Trần Văn Bình đã sửa lúc" in page.text
        assert "“Cơ quan trung ương”. Chưa xoá gì." in page.text
        assert LinkList.objects.count() == 1
        page.save()
        assert LinkList.objects.count() == 0

    def test_so_does_what_would_go_along_unseen(self, page, record):
        Link.objects.create(link_list=record, label="Mới thêm", url="https://example.org/")
        page.save()
        assert ("Những gì bị xoá theo đã thay đổi" in page.text, LinkList.objects.count()) == (True, 1)


def test_several_of_which_one_changed_are_shown_again(an, record):
    records = [record, LinkList.objects.create(title="Báo chí")]
    chosen = {"action": "delete_selected", "_selected_action": [each.pk for each in records]}
    page = Page(an, LIST, an.post(LIST, chosen))
    LinkList.objects.filter(pk=record.pk).update(title="Tên mới")
    page.save()
    assert ("Chưa xoá gì" in page.text, LinkList.objects.count()) == (True, 2)
    page.save()
    assert LinkList.objects.count() == 0
