"""What passes is told with 503 and when to come again, for the public and for staff."""

import errno
from contextlib import contextmanager

import psycopg
import pytest
from django.db import InterfaceError, OperationalError, connection

from frontportal import passing_faults
from frontportal.embedded.layout import EmbeddedError
from tests.makers import make_user


@contextmanager
def failing(error):
    def fail(*given):
        raise error

    with connection.execute_wrapper(fail):
        yield


def asked(client, path, error):
    client.raise_request_exception = False
    with failing(error):
        answer = client.get(path)
    return answer.status_code, answer.get("Retry-After"), answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/tin-tuc/", "/quan-tri/"])
def test_a_database_that_restarts_is_told(client, path):
    client.force_login(make_user(group="Biên tập viên"))
    status, later, text = asked(client, path, OperationalError("the database system is starting up"))
    assert (status, later) == (503, "20")
    assert passing_faults.DATABASE in text


@pytest.mark.django_db
def test_other_faults_are_no_matter_of_waiting(client):
    status, later, _ = asked(client, "/tin-tuc/", ValueError("ours"))
    assert (status, later) == (500, None)


def caused(error, cause):
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (InterfaceError("connection already closed"), passing_faults.DATABASE),
        (EmbeddedError("…"), passing_faults.DATABASE),
        (caused(RuntimeError(), OperationalError()), passing_faults.DATABASE),
        (caused(OperationalError(), psycopg.errors.DiskFull()), passing_faults.DISK),
        (OSError(errno.ENOSPC, "No space left on device"), passing_faults.DISK),
        (FileNotFoundError(errno.ENOENT, ""), ""),
        (None, ""),
    ],
)
def test_what_passes(error, sentence):
    assert passing_faults.sentence_for(error) == sentence
