"""What the first screen of the desk says of the newsroom."""

import pytest

from frontportal.news.todo import todos
from tests.makers import make_user
from tests.news.makers import make_article, make_document


@pytest.mark.django_db
class TestDuties:
    def test_drafts_are_ones_own(self):
        editor = make_user(group="Biên tập viên")
        make_article("Của tôi", state="draft", published_at=None, created_by=editor)
        make_article("Của người khác", state="draft", published_at=None)
        assert [(todo.label, todo.count) for todo in todos(editor)] == [("Bài viết của bạn còn là bản nháp", 1)]

    def test_approver_sees_what_was_handed_in(self):
        make_article(state="waiting", published_at=None)
        make_document(state="waiting", published_at=None)
        found = {todo.label: todo.count for todo in todos(make_user(group="Người duyệt"))}
        assert (found["Bài viết chờ duyệt"], found["Văn bản chờ duyệt"]) == (1, 1)

    def test_clerk_counts_only_the_own_commune(self, world):
        clerk = make_user(group="Cán bộ xã", unit=world.north)
        make_article("Bắc", state="draft", published_at=None, unit=world.north, created_by=clerk)
        make_article("Nam", state="draft", published_at=None, unit=world.south, created_by=clerk)
        assert [todo.count for todo in todos(clerk)] == [1]
