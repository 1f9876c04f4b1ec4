"""What the environment says about the database, as Django is told of it."""

from pathlib import Path

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from frontportal.database_settings import database_settings

SITE, OWNER = "postgres://site:a@pool:6432/portal", "postgres://owner:b@primary:5432/portal"
REPLICA = "postgres://site:a@replica/portal?sslmode=require&connect_timeout=9"


def settings_of(**given) -> dict:
    env = environ.Env()
    env.ENVIRON = given
    return database_settings(env, Path("/data"))


def test_nothing_given_is_the_embedded_one():
    found = settings_of()
    assert (found["DATABASES"]["default"]["ENGINE"], found["SITE_ROLE"]) == ("frontportal.embedded", "frontportal_site")
    assert (list(found["DATABASES"]), found["DATABASE_OWNER"]) == (["default"], {"USER": "frontportal", "PASSWORD": ""})


def test_an_owner_apart_is_only_another_role():
    found = settings_of(DATABASE_URL=SITE, OWNER_DATABASE_URL=OWNER)
    assert found["DATABASE_OWNER"] == {"USER": "owner", "PASSWORD": "b"}
    assert found["DATABASES"]["default"]["DISABLE_SERVER_SIDE_CURSORS"] is False


def test_past_a_pool_the_owner_goes_to_the_server_itself():
    found = settings_of(DATABASE_URL=SITE, OWNER_DATABASE_URL=OWNER, DATABASE_POOLED="1")
    owner = {"USER": "owner", "PASSWORD": "b", "HOST": "primary", "PORT": 5432, "OPTIONS": {}}
    assert (found["DATABASE_OWNER"], found["SITE_ROLE"]) == (owner, "site")
    assert found["DATABASES"]["default"]["DISABLE_SERVER_SIDE_CURSORS"] is True


@pytest.mark.parametrize("given", [{}, {"DATABASE_URL": SITE}])
def test_a_pool_without_a_way_past_it_is_refused(given):
    with pytest.raises(ImproperlyConfigured, match="OWNER_DATABASE_URL là địa chỉ thẳng"):
        settings_of(DATABASE_POOLED="1", **given)


def test_a_replica_and_how_long_it_is_waited_for():
    found = settings_of(DATABASE_URL=SITE, DATABASE_REPLICA_URL=REPLICA)
    replica = found["DATABASES"]["replica"]
    assert (replica["ENGINE"], replica["HOST"], found["DATABASE_REPLICA_LAG"]) == ("frontportal.replica", "replica", 5)
    assert replica["OPTIONS"] == {"connect_timeout": 9, "tcp_user_timeout": 10_000, "sslmode": "require"}
    assert found["DATABASES"]["default"]["OPTIONS"]["connect_timeout"] == 3


@pytest.mark.parametrize("seconds", ["0", "-3"])
def test_a_replica_that_may_not_be_behind_at_all_is_refused(seconds):
    with pytest.raises(ImproperlyConfigured, match="từ 1 trở lên"):
        settings_of(DATABASE_REPLICA_LAG=seconds)
