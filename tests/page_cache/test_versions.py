"""Whoever writes, and however, raises the version of what he wrote to, in his own transaction."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Thread
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction
from django.utils import timezone

from frontportal.committee.models import Link, LinkList
from frontportal.kit.records import publishing
from frontportal.news.models.article import Article
from frontportal.news.models.category import Category
from frontportal.page_cache import triggers, versions
from frontportal.page_cache.models import ContentVersion
from frontportal.visits.models import DailyCount
from tests.makers import make_user
from tests.news.makers import make_article

from .conftest import as_if_committed

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def areas_raised(act: Callable[[], object]) -> set[str]:
    """Areas whose version is another one after the act."""
    before = dict(parts())
    act()
    return {area for area, number in parts() if before.get(area) != number}


def parts() -> list[tuple[str, str]]:
    """(area, number) of a database to which one transaction writes at a time."""
    return [tuple(part.split(":")) for part in versions.read().split()]


def sql(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def copy(table: str, columns: str, row: tuple) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as file:
        file.write_row(row)


class TestEachWayOfWriting:
    @pytest.fixture
    def article(self, db):
        article = make_article(state="draft", published_at=None)
        as_if_committed()
        return article

    def test_save_and_delete(self, article):
        assert areas_raised(article.save) == {"news"}
        as_if_committed()
        assert areas_raised(article.delete) == {"news", "campaigns"}  # whose activities may point at it

    def test_in_bulk(self, article):
        category = article.category
        assert areas_raised(lambda: Category.objects.bulk_create([Category(name="Mới", slug="moi")])) == {"news"}
        as_if_committed()
        assert areas_raised(lambda: Category.objects.bulk_update([category], ["name"])) == {"news"}
        as_if_committed()
        assert areas_raised(lambda: Article.objects.update(title="Khác")) == {"news"}

    def test_copy(self, article):
        columns = "name, slug, description, position, created_at, updated_at"
        row = ("Chép", "chep", "", 1, timezone.now(), timezone.now())
        assert areas_raised(lambda: copy("news_category", columns, row)) == {"news"}

    def test_sql_by_hand(self, article):
        assert areas_raised(lambda: sql("UPDATE news_article SET title = %s", "Khác")) == {"news"}
        as_if_committed()
        assert areas_raised(lambda: sql("TRUNCATE committee_link")) == {"committee"}

    def test_publishing_and_withdrawing(self, article):
        editor = make_user(group="Biên tập viên")
        as_if_committed()
        assert "news" in areas_raised(lambda: publishing.publish(article, by=editor))
        as_if_committed()
        assert "news" in areas_raised(lambda: publishing.withdraw(article, by=editor))

    def test_each_area_its_own(self, article):
        links = LinkList.objects.create(title="Liên kết")
        as_if_committed()
        assert areas_raised(lambda: Link.objects.create(link_list=links, label="A", url="https://a.vn")) == {
            "committee"
        }

    def test_counting_a_reader_changes_no_content(self, article):
        assert areas_raised(lambda: DailyCount.objects.create(day="2026-01-01", page="/", count=1)) == set()

    def test_reading_changes_nothing(self, article):
        assert areas_raised(lambda: list(Article.objects.all())) == set()

    def test_what_was_undone_was_never_said(self, article):
        def undone():
            with transaction.atomic():
                article.save()
                transaction.set_rollback(True)

        assert areas_raised(undone) == set()
        assert areas_raised(article.save) == {"news"}  # and is said again by who writes after it


def test_an_area_is_said_once_in_a_transaction(db):
    article = make_article()
    rows = ContentVersion.objects.filter(area="news")
    before = [*rows.values_list("pk", "number")]
    article.save()
    assert [*rows.values_list("pk", "number")] == before


def test_writers_at_once_do_not_wait_for_each_other_and_each_is_seen(django_db_setup, django_db_blocker):
    """Two connections hold the same area, one after the other commits; what they leave is swept away."""
    seen = []

    def second():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '2s'")
                Category.objects.create(name="Hai", slug="hai")
            seen.append(versions.read())
        finally:
            connection.close()

    def first():
        try:
            seen.append(versions.read())
            with transaction.atomic():
                Category.objects.create(name="Một", slug="mot")
                other = Thread(target=second)
                other.start()
                other.join()
            seen.append(versions.read())
        finally:
            Category.objects.filter(slug__in=["mot", "hai"]).delete()
            connection.close()

    with django_db_blocker.unblock():
        thread = Thread(target=first)
        thread.start()
        thread.join()
    assert (len(seen), len(set(seen))) == (3, 3)


class TestTime:
    def test_midnight_in_vietnam(self, db):
        evening = datetime(2026, 11, 29, 21, 30, tzinfo=ZONE)
        assert versions.next_moment(evening) == datetime(2026, 11, 30, tzinfo=ZONE)
        assert versions.next_moment(datetime(2026, 11, 30, tzinfo=ZONE)) == datetime(2026, 12, 1, tzinfo=ZONE)

    def test_an_hour_that_a_text_waits_for(self, db):
        now = datetime(2026, 11, 29, 9, tzinfo=ZONE)
        make_article(published_at=now + timedelta(hours=2))
        make_article(published_at=now + timedelta(hours=1))
        make_article(published_at=now - timedelta(hours=1))
        assert versions.next_moment(now) == now + timedelta(hours=1)
        assert versions.next_moment(now + timedelta(hours=1)) == now + timedelta(hours=2)

    def test_what_is_read_once_is_read_again_after_it(self, db, django_assert_num_queries):
        with django_assert_num_queries(2):
            with versions.one_version():
                assert versions.current_version() == versions.current_version()
            versions.current_version()


class TestTriggers:
    def test_every_watched_table_has_its_trigger(self, db):
        with connection.cursor() as cursor:
            cursor.execute(triggers.FOUND, [triggers.NAME])
            found = {table: area.removesuffix("\\000") for table, area in cursor.fetchall()}
        assert found == triggers.watched_tables()

    def test_they_are_made_good_after_migrate(self, db):
        sql(f"DROP TRIGGER {triggers.NAME} ON news_article")
        sql(
            f"CREATE TRIGGER {triggers.NAME} AFTER INSERT ON visits_dailycount FOR EACH STATEMENT "
            f"EXECUTE FUNCTION {triggers.NAME}('visits')"
        )
        triggers.set_up_after_migrate()
        self.test_every_watched_table_has_its_trigger(None)


def test_a_connection_that_the_server_cut_is_made_anew(django_db_setup, django_db_blocker):
    """The question for the version stands in for the one by which Django tells a connection that works no more."""
    found = []

    def ask():
        other = connection.copy()
        try:
            found.append(versions.read())
            with other.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [connection.connection.info.backend_pid])
            connection.close_if_unusable_or_obsolete()  # as at the beginning of each request
            found.append(versions.read())
        finally:
            other.close()
            connection.close()

    with django_db_blocker.unblock():
        thread = Thread(target=ask)
        thread.start()
        thread.join()
    assert len(found) == 2
    assert found[0] == found[1]
