"""What all tests share: the small world, users of every role, plain static files, cheap passwords."""

import gc
import secrets
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import NoReturn

import hypothesis
import pytest
from django.conf import settings as settings_of_django
from django.contrib.auth.signals import user_logged_in
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import connection, transaction
from django.http import HttpResponseForbidden, HttpResponseNotFound
from django.template import Template
from django.test import override_settings
from django.test.signals import template_rendered
from django.utils import timezone
from psycopg.errors import InFailedSqlTransaction

from frontportal.closed_lists.purpose import SESSION_KEY as CLOSED_LIST_PURPOSE
from frontportal.places.models import Posting, Unit
from frontportal.waiting_counts import todos_of
from frontportal.work_calendar import decisions
from tests import environment
from tests import world as small_world
from tests.databases import RunDatabases, connected_to
from tests.makers import make_user
from tests.role_table import BOUND_TO_UNIT, OWN

# An example that takes long on a busy machine is no fault. The usual run draws the same examples each time: a change is judged by what it
# changes. `bin/test --hypothesis-profile=other` draws others.
PATIENT = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
hypothesis.settings.register_profile("portal", derandomize=True, **PATIENT)
hypothesis.settings.register_profile("other", **PATIENT)
hypothesis.settings.load_profile("portal")


@pytest.hookimpl(hookwrapper=True)
def pytest_collection():
    """Whoever asks for the day while tests are collected holds it to the end of a run that may pass midnight; see also DTZ011."""

    def refuse() -> NoReturn:
        raise pytest.UsageError("Ask for the day in the test or a fixture: the run may go past midnight.")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", refuse)
        yield


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """So that no worker waits for another to make a database (tests/databases.py): one begins with the group that needs the demonstration
    year for minutes, the others with what needs no database; what is bound together comes before what fills the last gaps.
    """

    def turn(item) -> int:
        group = name_of_group(item)
        return 0 if group == "backups" else 2 if group else 1 if is_without_database(item) else 3

    items.sort(key=turn)


def name_of_group(item) -> str:
    """Of tests that one worker runs, see the marks `xdist_group`; "" for a test on its own."""
    mark = item.get_closest_marker("xdist_group")
    return mark.args[0] if mark else ""


def is_without_database(item) -> bool:
    return not {"db", "django_db_setup", "transactional_db"} & set(item.fixturenames) and not item.get_closest_marker(
        "django_db"
    )


def pytest_collection_finish():
    """All that importing and collecting have made stays to the end: Python need not look through it for garbage again and again, a tenth
    of the time that tests take.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_make_parametrize_id(config, val, argname):
    """Bytes name no case: files made while collecting hold the time, and workers must agree on all names."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(autouse=True, scope="session")
def plain_settings():
    """No hashed files, no slow password hashing, no bounds of time, nothing kept in memory, readings counted at once;
    `force_login` brings no one-time code along.
    """
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        STORAGES=settings_of_django.STORAGES | {"staticfiles": plain},
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        CODES_REQUIRED=False,
        **dict.fromkeys(["SEARCH_SECONDS", "ACTION_SECONDS", "TEMPLATE_SECONDS"]),
        **dict.fromkeys(["PAGE_CACHE_BYTES", "VISITS_SECONDS"], 0),
    ):
        yield


@pytest.fixture(autouse=True, scope="session")
def noted_pages(django_test_environment):
    """`response.context` is the page's own: Django would copy that of every part and every option of a list, a tenth of
    the time that a page takes.
    """

    def render(template, context):
        if context.template is template and getattr(context, "request", None) is not None:
            template_rendered.send(sender=template, template=template, context=context)
        return template.nodelist.render(context)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", render)
        yield


@pytest.fixture(autouse=True, scope="session")
def said_purpose():
    """Whoever signs in has said what closed lists are read for; `tests/closed_lists` asks without."""

    def say(request, **given):
        request.session[CLOSED_LIST_PURPOSE] = "Kiểm thử"

    user_logged_in.connect(say)
    yield
    user_logged_in.disconnect(say)


@pytest.fixture(autouse=True, scope="session")
def as_the_site(run_databases):
    """Each request of a test client has the rights of the site's role, as in the site itself, and no more."""

    def take_role(**kwargs) -> None:
        # The site would have made its temporary tables itself.
        ask(f"DISCARD TEMP; SET ROLE {connection.ops.quote_name(settings_of_django.SITE_ROLE)}")

    def ask(command: str) -> None:
        # Below Django's cursor: tests count its queries. Without a connection there is no test of records.
        if connection.connection is not None and not connection.connection.closed:
            with suppress(InFailedSqlTransaction):  # the savepoint that undoes it undoes this, too
                connection.connection.execute(command)

    def give_back(**kwargs) -> None:
        ask("RESET ROLE")

    request_started.connect(take_role)
    request_finished.connect(give_back)
    yield
    request_started.disconnect(take_role)
    request_finished.disconnect(give_back)


@pytest.fixture(autouse=True)
def passing_uploads(settings, tmp_path):
    """Uploads and other files go where they vanish."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.DATA_DIR = tmp_path / "data"


@pytest.fixture(autouse=True)
def decided_days():
    """Read anew in each test: what another decided about working days was rolled back."""
    decisions.invalidate()


@pytest.fixture(scope="session")
def run_databases(request, django_test_environment, django_db_blocker):
    """See tests/databases.py; pytest-django would let every worker migrate a database of its own."""
    connection.settings_dict.update(settings_of_django.DATABASE_OWNER)  # makes databases; see `as_the_site`
    worker = getattr(request.config, "workerinput", {"workerid": "gw0", "testrunuid": secrets.token_hex(16)})
    keep = request.config.getvalue("reuse_db")
    with django_db_blocker.unblock():
        databases = RunDatabases(worker["testrunuid"], worker["workerid"], keep)
        if settings_of_django.DATA_DIR == environment.DATA_DIR and not settings_of_django.DATABASE_URL:
            databases.hurry()
    yield databases
    with django_db_blocker.unblock():
        databases.drop()


@pytest.fixture(scope="session")
def django_db_setup(run_databases, django_db_blocker):
    """Always a test database. pytest-django makes it only when a collected test asks for `db`; a run with nothing
    but tests of `portal` would otherwise write into the real one.
    """
    with django_db_blocker.unblock(), connected_to(run_databases.copy_of_migrated()):
        yield


@pytest.fixture(scope="session")
def demonstration_files(request, tmp_path_factory) -> Path:
    """The folder of the demonstration's uploads, one for all workers of a run, as its database is."""
    if request.config.getvalue("reuse_db"):
        return Path(request.config.cache.mkdir("uploads-of-the-demonstration"))
    base = tmp_path_factory.getbasetemp()
    return (base.parent if hasattr(request.config, "workerinput") else base) / "uploads-of-the-demonstration"


@pytest.fixture(scope="session")
def demonstration(run_databases, django_db_setup, django_db_blocker, tmp_path_factory, demonstration_files) -> str:
    """Name of the database that holds the demonstration year."""

    def load() -> None:
        with override_settings(DEMO=True, MEDIA_ROOT=demonstration_files, DATA_DIR=tmp_path_factory.mktemp("data")):
            call_command("demo", stdout=StringIO())

    with django_db_blocker.unblock():
        return run_databases.copy_of_demonstration(load)


@pytest.fixture(scope="module")
def portal(demonstration, django_db_blocker):
    """The whole demonstration year; what a module of tests writes is rolled back after it."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, connected_to(demonstration):
        patch.setattr(settings_of_django, "DEMO", True)
        with transaction.atomic():
            yield
            transaction.set_rollback(True)


@pytest.fixture
def visit(portal):
    """Undoes what one test writes into the demonstration year, a broken transaction included."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def world(db) -> small_world.SmallWorld:
    """Two communes, four residential areas, one merger; see tests/world.py."""
    return small_world.make()


@pytest.fixture
def superuser_request(visit, rf):
    request = rf.get("/")
    request.user = make_user("moi-quyen", is_superuser=True)
    return request


@pytest.fixture
def sign_in(visit, client):
    """Signs in somebody of a role, of one commune where the role is bound to one."""

    def sign_in(role):
        user = make_user("thu-quyen", group=role)
        if role in BOUND_TO_UNIT:
            Posting.objects.create(user=user, unit=Unit.objects.get(code=OWN))
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture(autouse=True, scope="session")
def sidebar_as_counted():
    """The numbers beside the sidebar's lines would be counted anew for each test's new person, a twelfth of the time of all tests:
    they are those of the first screen, if that was counted (`counted_sidebar`, for tests of these numbers, counts them).
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("frontportal.dashboard.todos_of", lambda request: getattr(request, "counted_todos", []))
        yield


@pytest.fixture
def counted_sidebar(monkeypatch):
    monkeypatch.setattr("frontportal.dashboard.todos_of", todos_of)


@pytest.fixture
def bare_refusals(monkeypatch):
    """How the page looks that says no is tried in test_read_only_pages.py; here it would be made a thousand times."""
    monkeypatch.setattr("frontportal.home.desk_not_found", lambda request, sentence: HttpResponseNotFound(sentence))
    monkeypatch.setattr(
        "frontportal.urls.handler403", lambda request, exception: HttpResponseForbidden(), raising=False
    )
