"""Which questions go where: reads of who is not signed in to the replica, and whatever comes after a write to the primary."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frontportal.page_cache import versions
from frontportal.ratings.models import MonthlyRating
from frontportal.redirects.models import Redirect
from frontportal.replica.routing import ReplicaRouter, on_replica, read_alias
from voters.models.petition import Petition

WRITES = [
    "INSERT INTO visits_senderwindow (sender, form, since, count) VALUES ('a', 'b', now(), 1)",
    "  update visits_senderwindow SET count = 2",
    "WITH gone AS (DELETE FROM visits_senderwindow RETURNING 1) SELECT count(*) FROM gone",
]


def asked(question: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(question)


def test_nobody_reads_from_it_unasked():
    assert read_alias() == "default"


def test_reads_go_to_it_until_the_request_ends(replica):
    with on_replica():
        asked("SELECT 1")
        assert (read_alias(), Redirect.objects.all().db) == ("replica", "replica")
    assert (read_alias(), Redirect.objects.all().db) == ("default", "default")


@pytest.mark.parametrize("write", WRITES)
def test_after_a_write_all_goes_to_the_primary(replica, write):
    with on_replica():
        asked(write)
        assert read_alias() == "default"


def test_what_was_written_by_the_models_is_read_again(replica):
    with on_replica():
        Redirect.objects.create(old_address="/cu.aspx", target="/gioi-thieu/")
        assert Redirect.objects.filter(old_address="/cu.aspx").exists()


def test_a_transaction_reads_where_it_writes(db):
    with on_replica():
        assert read_alias() == "default"


def test_who_has_the_version_of_the_primary_reads_from_it(db, monkeypatch):
    with on_replica():
        versions.read()  # in the test's transaction
        monkeypatch.setattr("frontportal.replica.routing.is_in_transaction", lambda: False)
        assert read_alias() == "default"


def test_only_the_primary_is_written_to_and_migrated():
    router = ReplicaRouter()
    with on_replica():
        assert router.db_for_write(MonthlyRating) == "default"
    assert (router.allow_migrate("default", "news"), router.allow_migrate("replica", "news")) == (True, False)
    assert router.allow_relation(None, None) is True


def test_the_years_above_a_list_are_read_where_the_list_is(replica):
    """They are asked for in SQL of their own."""
    with on_replica(), CaptureQueriesContext(replica) as asked:
        assert (Petition.objects.years(), Petition.objects.dates("received_on", "year")) == ([], [])
    assert len(asked) == 2
