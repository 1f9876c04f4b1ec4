"""Every page of the admin × every role × (own unit, other unit).

The table is the office's decision, written by hand: v views, a adds, c changes, d deletes. Sheets follow from it:
whoever views may export, whoever adds and changes may import.
"""

import csv
import io

import pytest
from django.contrib import admin
from django.http import HttpResponseForbidden, HttpResponseNotFound
from django.template.response import SimpleTemplateResponse
from django.urls import reverse

from frontportal import home, urls
from frontportal.kit.records.base import Publishable
from frontportal.places.models import Posting, Unit
from frontportal.places.querysets import descends_from
from frontportal.staff.roles import ROLES
from tests.makers import make_user

#                          xã    biên  duyệt kế    xác   lãnh  dữ    quản
#                                tập         toán  nhận  đạo   liệu  trị
TABLE = """
approval.proposedchange    v     v     v     v     -     v     -     v
campaigns.activity         vac   vacd  vac   -     -     v     -     v
campaigns.campaign         v     vacd  v     v     -     v     -     v
campaigns.honour           -     vacd  v     -     -     v     -     v
campaigns.honouree         -     vacd  v     -     -     v     -     v
campaigns.recognition      v     vacd  vac   -     -     v     -     v
campaigns.titleauthority   v     vacd  v     -     -     v     -     v
campaigns.unityday         vacd  vacd  v     -     -     v     -     v
civil_work.civilworkmodel  vac   vacd  v     -     -     v     -     v
participation.campaignyear v     vacd  v     -     -     v     -     v
participation.participation vac  vacd  v     -     -     v     -     v
closed_lists.reading       -     -     -     -     -     -     v     -
committee.committee        -     vac   v     -     -     v     -     vacd
committee.linklist         -     vac   v     -     -     v     -     vacd
committee.notice           -     vac   vac   -     -     v     -     vacd
committee.officer          -     vac   v     -     -     v     -     vacd
committee.page             -     vac   vac   -     -     v     -     vacd
consents.consent           -     va    -     va    -     -     vac   -
goods.goodskind            v     v     v     vacd  v     v     -     v
goods.goodsline            vac   v     v     vacd  v     v     -     v
goods_sales.goodssale      -     v     v     vacd  v     v     -     v
goods.goodsvoucher         vac   v     v     vacd  v     v     -     v
goods.stock                v     v     v     v     v     v     -     v
goods.store                v     v     v     vacd  v     v     -     v
imports.sheetimport        v     v     v     v     -     v     v     v
maps.communemap            -     vacd  vac   -     -     v     -     vacd
news.article               vac   vacd  vac   -     -     v     -     v
news.category              v     vacd  v     -     -     v     -     vacd
news.document              v     vacd  vac   -     -     v     -     v
news.tag                   v     vacd  v     -     -     v     -     v
news.picture               vac   vacd  v     vac   -     v     -     v
news.video                 vac   vacd  v     -     -     v     -     v
paper_layouts.paperlayout  -     va    va    -     -     v     -     va
personal_data.deletion     -     -     -     -     -     -     v     -
personal_data.erasurerequest -   -     -     -     -     -     v     -
personal_data.retentionrule -    -     -     -     -     -     vacd  -
places.posting             -     -     -     -     -     -     -     vacd
places.succession          v     v     v     v     v     v     v     vacd
recognition.criteriaset    v     vacd  v     -     -     v     -     v
recognition.criterion      v     vacd  v     -     -     v     -     v
recognition.decision       v     vacd  v     -     -     v     -     v
recognition.registration   vac   vacd  v     -     -     v     -     v
recognition.score          vac   vacd  v     -     -     v     -     v
recognition.titlecarryover v     vacd  vac   -     -     v     -     v
reforms.reform             -     -     -     -     -     v     -     vacd
reforms.reformstep         -     -     -     -     -     v     -     vacd
reforms.reformarea         -     -     -     -     -     v     -     vacd
places.unit                v     v     v     v     v     v     v     vacd
ratings.monthlyrating      -     v     -     -     -     v     -     v
redirects.redirect         -     vacd  -     -     -     v     -     vacd
staff.user                 -     -     -     -     -     -     -     vac
visits.baseline            -     -     -     -     -     -     -     vacd
visits.dailycount          -     v     -     -     -     v     -     v
voters.agency              v     vac   v     -     -     v     -     vac
voters.boardnotice         vac   vac   v     -     -     v     -     v
voters.deadline            -     -     v     -     -     v     -     vacd
participants.meetingfile   vac   vac   -     -     -     -     vacd  -
voters.deputyremark        vac   vac   -     -     -     -     vacd  -
voters.feedback            -     vac   -     -     -     -     vac   -
voters.meeting             vac   vac   v     -     -     v     -     v
voters.overduepetition     v     v     v     -     -     v     -     v
voters.petition            vac   vac   vac   -     -     v     v     v
voters.petitioner          vac   -     -     -     -     -     vacd  -
voters.recommendation      -     vac   v     -     -     v     -     v
voters.reply               v     vac   vac   -     -     v     -     v
voters.replydocument       v     vac   vac   -     -     v     -     v
voters.session             v     vac   v     -     -     v     -     vac
criticism.communeboard     vac   vac   v     -     -     v     -     v
criticism.draftcomment     vac   vac   v     -     -     v     -     v
voters.supervision         -     vac   v     -     -     v     -     v
voters.term                -     vac   v     -     -     v     -     vac
voters.unclassifiedpetition -    vac   v     -     -     v     -     v
appeals.appeal             -     v     vac   vacd  v     v     -     v
funds.bankaccount        -     -     vc    vac   v     v     -     -
assistance.cofunding          vac   v     v     vacd  v     v     -     v
pledges.pledge            -     v     v     vacd  v     v     -     v
ledger.giftcondition      -     v     v     vacd  v     v     -     v
ledger.contribution       -     v     v     vacd  v     v     -     v
ledger.disbursement       -     v     v     vacd  v     v     -     v
disclosure.disclosurerule     -     v     v     v     v     v     -     vacd
feeds.feed               -     -     -     v     v     v     -     vac
feeds.feedcall           -     -     -     v     v     v     -     v
funds.fund               -     v     v     v     v     v     -     vac
ledger.fundyear           -     v     v     vac   v     v     -     v
assistance.gift               vac   v     v     vacd  v     v     v     v
assistance.giftround          v     v     v     vacd  v     v     -     v
assistance.house              vac   v     v     vacd  v     v     v     v
assistance.household          vac   -     -     vac   -     -     vacd  -
assistance.livelihood         vac   v     v     vacd  v     v     v     v
operations.operationrun  -     -     -     -     -     -     -     v
feeds.provisionalline    -     -     -     v     v     v     -     -
statements.statement          -     -     -     va    v     v     -     -
assistance.norm               v     v     v     vacd  v     v     -     v
assistance.giftceiling        v     v     v     vacd  v     v     -     v
gift_lists.giftrecipient      vac   -     -     vac   -     -     vacd  -
transfers.fundtransfer        -     v     v     vacd  v     v     -     v
household_years.householdyear vac   -     -     vac   -     -     vacd  -
help_requests.helprequest     vac   -     -     vac   -     -     vac   -
appeals.leftover              -     v     v     vacd  v     v     -     v
follow_ups.followup           vac   v     v     vacd  v     v     -     v
houses.housestep              vac   v     vac   vac   v     v     -     v
statements.statementline      -     -     -     v     v     v     -     -
reconciliation.match     -     -     -     v     v     v     -     -
untimely_credits.untimelycredit        -     -     -     vc    v     v     -     -
reconciliation.unmatchedline        -     -     -     vc    v     v     -     -
work_calendar.daydecision  v     vacd  v     v     -     v     -     vacd
yearly.declaredfigure      -     v     vac   -     -     v     -     vac
reports.reporttemplate     -     vacd  vacd  -     -     v     -     vacd
reports.outlinepart        -     vacd  vacd  -     -     v     -     vacd
reports.reporttext         -     vacd  vacd  -     -     v     -     vacd
yearly.target              -     v     vac   v     -     v     -     vac
yearly.task                -     v     vac   -     -     v     -     vac
reports.superiorform       -     vacd  vacd  -     -     v     -     vacd
work_log.loggedwork        vac   vacd  v     -     -     v     -     v
yearly.yearsummary         -     v     vac   -     -     v     -     vac
"""
EXPECTED = {line.split()[0]: line.split()[1:] for line in TABLE.strip().splitlines()}
ROLE_NAMES = (
    "Cán bộ xã",
    "Biên tập viên",
    "Người duyệt",
    "Kế toán",
    "Người xác nhận chi",
    "Lãnh đạo",
    "Cán bộ dữ liệu cá nhân",
    "Quản trị",
)


def roles_of(usual: set[str]) -> list:
    """The `usual` ones always, the others with `bin/test -m slow`: a role's walk through every address takes a minute."""
    return [role if role in usual else pytest.param(role, marks=pytest.mark.slow) for role in ROLE_NAMES]


USUALLY_WALKED = {"Cán bộ xã", "Biên tập viên"}
WALKING_ROLES = roles_of({"Cán bộ xã"})
BOUND_TO_UNIT = {"Cán bộ xã"}
OWN, OTHER = "da-don", "phu-son"


def may(role: str, label: str, letter: str) -> bool:
    return letter in EXPECTED[label][ROLE_NAMES.index(role)]


def registered() -> dict:
    """Label → ModelAdmin of every page of the office's admin."""
    return {model._meta.label_lower: model_admin for model, model_admin in admin.site._registry.items()}


def url(label: str, page: str, *args) -> str:
    return reverse(f"admin:{label.replace('.', '_')}_{page}", args=args)


# Where a record lies when its QuerySet narrows by place in a way of its own.
PLACES = {"places.unit": "", "assistance.cofunding": "house__unit"}


def examples(model_admin, superuser_request) -> dict:
    """{"own": a record in the clerk's commune, "other": one outside it}; one record anywhere for a model without place.

    What is published is taken back to a draft: who may change a published text is told by the rooms' own tests.
    """
    records = model_admin.model._default_manager.order_by("pk")
    if issubclass(model_admin.model, Publishable):
        model_admin.model._base_manager.update(state="draft")
    path = PLACES.get(model_admin.model._meta.label_lower, getattr(records, "unit_path", None))
    if path is None:
        choices = {"anywhere": records}
    else:
        units = {"own": Unit.objects.get(code=OWN), "other": Unit.objects.get(code=OTHER)}
        choices = {place: records.filter(descends_from(unit, path)) for place, unit in units.items()}
    found = {place: unhindered(model_admin, superuser_request, chosen) for place, chosen in choices.items()}
    return {place: record for place, record in found.items() if record}


def unhindered(model_admin, superuser_request, records):
    """A record whose own state (confirmed money, a sent petition …) forbids nothing, if there is one."""
    records = list(records[:60])
    for allowed in (model_admin.has_delete_permission, model_admin.has_change_permission):
        for record in records:
            if allowed(superuser_request, record):
                return record
    return records[0] if records else None


def takes_changes(response) -> bool:
    """The form came back, or was saved; a record that is not there sends one to the first screen."""
    return response.status_code == 200 or (response.status_code == 302 and response.url != reverse("admin:index"))


@pytest.fixture
def superuser_request(visit, rf):
    request = rf.get("/")
    request.user = make_user("moi-quyen", is_superuser=True)
    return request


@pytest.fixture
def sign_in(visit, client):
    def sign_in(role):
        user = make_user("thu-quyen", group=role)
        if role in BOUND_TO_UNIT:
            Posting.objects.create(user=user, unit=Unit.objects.get(code=OWN))
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture
def bare_refusals(monkeypatch):
    """How the page looks that says no is tried in test_read_only_pages.py; here it would be made a thousand times."""
    monkeypatch.setattr(home, "desk_not_found", lambda request, sentence: HttpResponseNotFound(sentence))
    monkeypatch.setattr(urls, "handler403", lambda request, exception: HttpResponseForbidden(), raising=False)


@pytest.fixture
def made_for_two(role, bare_refusals, monkeypatch):
    """What a role may is asked of all roles; the pages are made for two of them, and for the others by `bin/test -m slow`
    in test_read_only_pages.py.
    """
    if role not in USUALLY_WALKED:
        monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")


def test_the_table_names_every_page_and_role():
    assert set(registered()) == set(EXPECTED)
    assert set(ROLES) == set(ROLE_NAMES)
    assert {len(row) for row in EXPECTED.values()} == {len(ROLE_NAMES)}


@pytest.mark.parametrize("role", ROLE_NAMES)
@pytest.mark.usefixtures("made_for_two")
def test_lists_and_forms_open_to_the_role(role, sign_in, superuser_request):
    client, wrong = sign_in(role), []
    for label, model_admin in registered().items():
        found = client.get(url(label, "changelist")).status_code in (200, 302)
        if found != may(role, label, "v"):
            wrong.append(f"{label} list {found}")
        by_nature = model_admin.has_add_permission(superuser_request)  # the one committee is there already
        found = client.get(url(label, "add")).status_code == 200
        if found != (may(role, label, "a") and by_nature):
            wrong.append(f"{label} add {found}")
    assert wrong == []


@pytest.mark.parametrize("role", WALKING_ROLES)
@pytest.mark.usefixtures("made_for_two")
def test_records_open_to_the_role_in_its_units(role, sign_in, superuser_request):
    client, wrong = sign_in(role), []
    for label, model_admin in registered().items():
        for place, record in examples(model_admin, superuser_request).items():
            near = place != "other" or role not in BOUND_TO_UNIT
            facts = {
                "view": client.get(url(label, "change", record.pk)).status_code == 200,
                "change": takes_changes(client.post(url(label, "change", record.pk), {})),
                "history": client.get(url(label, "history", record.pk)).status_code == 200,
                "delete": client.get(url(label, "delete", record.pk)).status_code == 200,
            }
            hopes = {
                "view": near and may(role, label, "v"),
                "change": near
                and may(role, label, "c")
                and model_admin.has_change_permission(superuser_request, record),
                "history": near and may(role, label, "v"),
                "delete": near
                and may(role, label, "d")
                and model_admin.has_delete_permission(superuser_request, record),
            }
            wrong += [f"{label} {place} {page} {facts[page]}" for page in facts if facts[page] != hopes[page]]
    assert wrong == []


@pytest.mark.parametrize("role", ROLE_NAMES)
@pytest.mark.usefixtures("made_for_two")
def test_sheets_open_to_the_role(role, sign_in, superuser_request):
    client, wrong = sign_in(role), []
    for label, model_admin in registered().items():
        if not model_admin.resource_classes:
            continue
        hopes = {
            "export": may(role, label, "v"),
            "import": may(role, label, "a")
            and may(role, label, "c")
            and model_admin.has_import_permission(superuser_request),
        }
        for page, hope in hopes.items():
            found = client.get(url(label, page)).status_code == 200
            if found != hope:
                wrong.append(f"{label} {page} {found}")
    assert wrong == []


def test_a_clerk_takes_home_only_the_commune_s_rows(sign_in):
    client = sign_in("Cán bộ xã")
    own = Unit.objects.get(code=OWN)
    counts = {}
    for label, model_admin in registered().items():
        records = model_admin.model._default_manager.all()
        if (
            not model_admin.resource_classes
            or not may("Cán bộ xã", label, "v")
            or not getattr(records, "unit_path", "")
        ):
            continue
        response = client.post(url(label, "export"), {"format": "1", "resource": "0"})
        rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))[1:]
        counts[label] = (len(rows), records.within(own).count(), records.count())
    assert counts
    assert {label: (found, there) for label, (found, there, _) in counts.items() if found != there} == {}
    assert any(there < everywhere for _, there, everywhere in counts.values())


@pytest.mark.parametrize(("role", "there"), [("Lãnh đạo", False), ("Kế toán", True)])
@pytest.mark.parametrize("label", ["assistance.house", "assistance.livelihood"])
def test_private_columns_stay_with_who_may_read_them(label, role, there, sign_in):
    response = sign_in(role).post(url(label, "export"), {"format": "1", "resource": "0"})
    headers = response.content.decode("utf-8-sig").splitlines()[0].split(",")
    assert ("Hộ được hỗ trợ" in headers) is there, headers
