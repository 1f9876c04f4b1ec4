"""What each role may do on each page of the admin: the office's decision, written by hand.

v views, a adds, c changes, d deletes. Sheets follow from it: whoever views may export, whoever adds and changes may import.
"""

import pytest
from django.contrib import admin
from django.urls import reverse

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
pledges.pledgepayment     -     v     v     vacd  v     v     -     v
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


def unhindered(model_admin, superuser_request, records):
    """A record whose own state (confirmed money, a sent petition …) forbids nothing, if there is one."""
    records = list(records[:60])
    for allowed in (model_admin.has_delete_permission, model_admin.has_change_permission):
        for record in records:
            if allowed(superuser_request, record):
                return record
    return records[0] if records else None
