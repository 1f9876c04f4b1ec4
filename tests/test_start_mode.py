"""What a site is to be: a demonstration never by accident, the real thing never with a key that others know."""

import itertools
import secrets
from pathlib import Path

import pytest
from django.conf import settings

from frontportal.start_mode import (
    KEY_FILE,
    MEANT_FOR_OTHERS,
    StartRefusedError,
    check_key,
    is_demonstration,
    is_loopback,
    is_open_to_others,
)
from tests import environment

NOWHERE = Path("/nowhere/at/all")


def test_nothing_said_in_a_new_folder_is_a_demonstration(tmp_path):
    assert is_demonstration({}, NOWHERE)
    assert is_demonstration({"HOST": "127.0.0.1", "SECRET_KEY": "", "DEMO": "", "SITE_URL": ""}, tmp_path)


def test_a_folder_in_which_tests_ran_is_new_still(tmp_path):
    for name in ("postgresql", "place.lock", "tests.lock"):
        (tmp_path / name).touch()
    assert is_demonstration({}, tmp_path)


def test_tests_leave_nothing_where_a_site_would_be_served(portal):
    """The demonstration's invented issuer of signatures became one that a real site in this folder knew."""
    assert Path(settings.SIGNATURE_ROOTS).is_relative_to(environment.DATA_DIR)
    assert [path.name for path in Path(settings.SIGNATURE_ROOTS).iterdir()] == ["minh-hoa.pem"]


@pytest.mark.parametrize("name", MEANT_FOR_OTHERS)
def test_one_variable_of_a_real_site_needs_a_key(name, tmp_path):
    with pytest.raises(StartRefusedError, match=f"Thiếu SECRET_KEY. Đã đặt {name}: vì vậy"):
        is_demonstration({name: "1"}, tmp_path)


@pytest.mark.parametrize("missing", range(2 ** len(MEANT_FOR_OTHERS)))
def test_whatever_else_is_given_a_missing_key_never_opens_a_demonstration(missing, tmp_path):
    chosen = [name for bit, name in enumerate(MEANT_FOR_OTHERS) if missing >> bit & 1]
    for host in ("127.0.0.1", "0.0.0.0", "::", "192.0.2.7", "portal.example"):
        given = dict.fromkeys(chosen, "x") | {"HOST": host}
        if not chosen and host == "127.0.0.1":
            assert is_demonstration(given, tmp_path)
            continue
        with pytest.raises(StartRefusedError):
            is_demonstration(given, tmp_path)


@pytest.mark.parametrize("demo", ["1", "true", "YES", " on "])
def test_a_demonstration_asked_for_by_name(demo, tmp_path):
    (tmp_path / "media").mkdir()
    given = dict.fromkeys(MEANT_FOR_OTHERS, "x") | {"HOST": "0.0.0.0", "DEMO": demo}
    assert is_demonstration(given, tmp_path)
    assert is_demonstration(given | {"SECRET_KEY": "x"}, tmp_path)


@pytest.mark.parametrize("demo", ["0", "false", "no", "off", "nein"])
def test_a_demonstration_refused_by_name(demo, tmp_path):
    assert not is_demonstration({"DEMO": demo}, tmp_path)


def test_a_key_alone_means_a_real_site(tmp_path):
    assert not is_demonstration({"SECRET_KEY": "x"}, tmp_path)


@pytest.mark.parametrize("name", ["media", "prepare.lock", "static", "statements", "backup.tar"])
def test_a_folder_that_holds_something_else_is_no_place_for_it(name, tmp_path):
    (tmp_path / name).mkdir()
    with pytest.raises(StartRefusedError, match=f"đã có “{name}”"):
        is_demonstration({}, tmp_path)
    (tmp_path / KEY_FILE).write_text("made by a demonstration", encoding="ascii")
    assert is_demonstration({}, tmp_path)


def test_what_the_tests_leave_in_the_folder_is_no_site(tmp_path):
    for name in ("postgresql", "place.lock", "postgresql-elsewhere", "serving.lock"):
        (tmp_path / name).touch()
    assert is_demonstration({}, tmp_path)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True), ("127.8.9.1", True), ("::1", True), ("[::1]", True), ("localhost", True),
        ("0.0.0.0", False), ("::", False), ("10.0.0.1", False), ("portal.example", False), ("127.0.0.1.example", False),
    ],
)  # fmt: skip
def test_loopback(host, expected):
    assert is_loopback(host) == expected


def test_a_demonstration_that_others_reach():
    assert not is_open_to_others({"DEMO": "1"})
    assert not is_open_to_others({"DEMO": "1", "DATABASE_URL": "postgres://…"})
    for name, value in (("HOST", "0.0.0.0"), ("SITE_URL", "x"), ("ALLOWED_HOSTS", "x"), ("TRUSTED_PROXIES", "1")):
        assert is_open_to_others({"DEMO": "1", name: value})


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("", "Thiếu SECRET_KEY. Đặt"),
        ("x", "SECRET_KEY chỉ có 1 ký tự"),
        ("ab" * 24 + "c", "SECRET_KEY chỉ có 49 ký tự"),
        ("x" * 64, "SECRET_KEY này ai cũng đoán được"),
        ("0123456" * 10, "SECRET_KEY này ai cũng đoán được"),
        ("django-insecure-" + "0123456789abcdef" * 4, "SECRET_KEY này ai cũng đoán được"),
        ("CHANGEME" + "0123456789abcdef" * 4, "SECRET_KEY này ai cũng đoán được"),
    ],
)
def test_a_key_that_is_none(key, sentence):
    with pytest.raises(StartRefusedError) as refused:
        check_key(key)
    assert str(refused.value).startswith(sentence)


def test_a_key_that_was_drawn():
    for key in itertools.islice(iter(lambda: secrets.token_urlsafe(48), None), 20):
        assert check_key(key) == key
