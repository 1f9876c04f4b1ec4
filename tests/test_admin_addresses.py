"""Every address of the admin, drawn from its own list of addresses: by every role, read and sent to, and with keys that
are none. What tests/test_roles.py says by hand of the usual pages holds for all of them.
"""

import itertools

import pytest
from django.db import connection
from psycopg import sql

from frontportal.staff.models import User
from frontportal.staff.roles import ROLES
from tests.admin_addresses import PARAMETER, address, routes, values_of
from tests.makers import make_user
from tests.role_table import WALKING_ROLES, may, registered, url

NO_KEYS = ["abc", "1e9", "-1", "9" * 40, "%00"]
NO_WORDS = ["abc", "9" * 40, "%00"]
REFUSED = {301, 302, 400, 403, 404, 405}
# Read in tests/test_roles.py by whoever may.
USUAL = {"", "add/", "export/", "<path:object_id>/change/", "<path:object_id>/history/", "<path:object_id>/delete/"}
# Sessions, counters, and the journal of who read a closed list.
NOT_OF_THE_OFFICE = {
    "signin_staffsession",
    "closed_lists_reading",
    "axes_accessattempt",
    "visits_dailycount",
    "staff_user",
}

CONTENT = sql.SQL("SELECT count(*), coalesce(sum(hashtext(t::text)::bigint), 0) FROM {} t")


def content_of_database() -> dict:
    """Table → (number of rows, a hash of all they hold)."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - NOT_OF_THE_OFFICE
        found = {}
        for table in sorted(tables):
            cursor.execute(CONTENT.format(sql.Identifier(table)))
            found[table] = cursor.fetchone()
    return found


def only_reads(role: str, label: str) -> bool:
    """A list that is a question is worked on by whoever may change the records in it, too."""
    labels = {label, registered()[label].opts.concrete_model._meta.label_lower}
    names = tuple(f"_{each.split('.')[1]}" for each in labels)
    also = [each for each in ROLES[role].get("also", "").split() if each.endswith(names)]
    return not also and not any(may(role, each, letter) for each in labels for letter in "acd")


def autocompletes(model_admin):
    """(query of the autocomplete, label of what it offers) for each relation of the record that the admin knows."""
    for field in model_admin.opts.get_fields():
        target = getattr(field, "related_model", None)
        if field.concrete and target is not None and target._meta.label_lower in registered():
            query = {"app_label": field.model._meta.app_label, "model_name": field.model._meta.model_name}
            yield query | {"field_name": field.name}, target._meta.label_lower


@pytest.mark.parametrize("role", WALKING_ROLES)
@pytest.mark.parametrize("turn", [0, *(pytest.param(turn, marks=pytest.mark.slow) for turn in (1, 2, 3))])
@pytest.mark.usefixtures("bare_refusals")
def test_every_address_of_a_record_by_every_role(role, turn, sign_in):
    """Every fourth one, read and sent to; the others by `bin/test -m slow`."""
    client, wrong = sign_in(role), []
    client.raise_request_exception = False
    before = content_of_database()
    read_only = [each for each in registered().items() if only_reads(role, each[0])]
    for number, (label, model_admin) in enumerate(read_only):
        values = values_of(model_admin, model_admin.model._default_manager.order_by("pk").first())
        for route in routes(model_admin)[(number + turn) % 4 :: 4]:
            for send in (client.get, client.post):
                status = send(address(label, route, values)).status_code
                hidden = not may(role, label, "v") and status not in REFUSED
                if status not in REFUSED | {200} or hidden:
                    wrong.append(f"{label}/{route} {send.__name__} {status}")
        for name in ["delete_selected", *(model_admin.actions or [])]:
            chosen = {"action": name, "_selected_action": [values["object_id"]], "sure": "1", "post": "yes"}
            status = client.post(url(label, "changelist"), chosen).status_code
            if status not in REFUSED | {200}:
                wrong.append(f"{label} {name} {status}")
    after = content_of_database()
    assert wrong == []
    assert {table: (rows, after[table]) for table, rows in before.items() if after[table] != rows} == {}


@pytest.mark.parametrize("role", WALKING_ROLES)
def test_choices_are_offered_to_who_may_see_them(role, sign_in):
    client, wrong, asked = sign_in(role), [], set()
    client.raise_request_exception = False
    for model_admin in registered().values():
        for query, target in autocompletes(model_admin):
            if target in asked:
                continue
            asked.add(target)
            status = client.get("/quan-tri/autocomplete/", query).status_code
            if status not in ({200, 404} if may(role, target, "v") else {403, 404}):
                wrong.append(f"{query} {status}")
    assert wrong == []
    assert asked


@pytest.fixture
def superuser(visit, client):
    client.force_login(make_user("moi-quyen", is_superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize(
    ("turn", "step"), [(0, 2), *(pytest.param(turn, 1, marks=pytest.mark.slow) for turn in range(len(NO_KEYS)))]
)
@pytest.mark.usefixtures("bare_refusals")
def test_a_key_that_is_none_finds_nothing(turn, step, superuser):
    """Every second address with one of the keys, in turn; each with every one of them by `bin/test -m slow`."""
    wrong, keys = [], itertools.cycle(NO_KEYS[turn:] + NO_KEYS[:turn])
    for number, (label, model_admin) in enumerate(registered().items()):
        real = values_of(model_admin, model_admin.model._default_manager.order_by("pk").first())
        for route in routes(model_admin)[number % step :: step]:
            for name in PARAMETER.findall(route):
                path = address(label, route, real | {name: next(keys)})
                for send in (superuser.get, superuser.post):
                    status = send(path).status_code
                    if status not in REFUSED:
                        wrong.append(f"{send.__name__} {path} {status}")
    assert wrong == []


@pytest.mark.slow
@pytest.mark.parametrize("turn", range(len(NO_WORDS)))
def test_a_question_that_is_none_is_no_fault(turn, superuser, rf):
    """Each question with each of the keys, in turn."""
    request, wrong, keys = rf.get("/"), [], itertools.cycle(NO_WORDS[turn:] + NO_WORDS[:turn])
    request.user = User.objects.get(username="moi-quyen")
    for label, model_admin in registered().items():
        names = {"q", *parameters(model_admin, request)}
        names |= (
            {"_to_field", "p", "o", "pk__exact"} if label == "news.article" else set()
        )  # Django's own, alike everywhere
        for name in sorted(names):
            status = superuser.get(f"{url(label, 'changelist')}?{name}={next(keys)}").status_code
            if status not in REFUSED | {200}:
                wrong.append(f"{label}?{name}= {status}")
        for query, _ in autocompletes(model_admin):
            for name in ("term", "page", "field_name", "model_name", "app_label"):
                asked = "&".join(
                    f"{each}={value}" for each, value in ({"term": "a"} | query | {name: next(keys)}).items()
                )
                status = superuser.get(f"/quan-tri/autocomplete/?{asked}").status_code
                if status not in REFUSED | {200}:
                    wrong.append(f"autocomplete {asked} {status}")
            break
    assert wrong == []


def parameters(model_admin, request) -> list[str]:
    """What the filters of a list and its hierarchy of dates go by."""
    specs = model_admin.get_changelist_instance(request).filter_specs
    dates = [f"{model_admin.date_hierarchy}__{part}" for part in ("year", "month", "day")]
    return [name for spec in specs for name in spec.expected_parameters()] + dates * bool(model_admin.date_hierarchy)
