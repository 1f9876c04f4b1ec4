"""Who may do what: one table. Groups get exactly these permissions after every `migrate`, whatever was changed by hand.

`view` reads, `enter` reads, adds and changes, `keep` also deletes; `also` names further permissions. Where a person
may do it is not said here but by postings (`places.Posting`); `places.work_everywhere` lifts that limit.

Nobody approves what they wrote themselves. An office of one person ticks `ONE_PERSON` beside the person's role; no role
brings that right, and what is approved by it says so.
"""

from collections.abc import Collection

from django.apps import apps
from django.contrib.auth.models import Group, Permission

CLERK = "Cán bộ xã"
EDITOR = "Biên tập viên"
APPROVER = "Người duyệt"
ACCOUNTANT = "Kế toán"
CONFIRMER = "Người xác nhận chi"
LEADER = "Lãnh đạo"
DATA_OFFICER = "Cán bộ dữ liệu cá nhân"
ADMINISTRATOR = "Quản trị"
ONE_PERSON = "Cơ quan chỉ có một người (được tự duyệt)"
VERBS = {"view": ("view",), "enter": ("view", "add", "change"), "keep": ("view", "add", "change", "delete")}
PLACES = "places.unit places.succession"
REFORMS = "reforms.reform reforms.reformstep reforms.reformarea"
MAPS = "maps.communemap maps.mapshape"
PROPOSALS = "approval.proposedchange"
NEWS = "news.category news.tag news.article news.attachment news.picture news.video news.document"
SITE = "committee.committee committee.officer committee.page committee.linklist committee.link committee.notice"
CRITERIA = "campaigns.titleauthority recognition.criteriaset recognition.criterion"
REGISTRATIONS = "recognition.registration recognition.score"
LADDER = f"{CRITERIA} {REGISTRATIONS} recognition.decision recognition.titlecarryover"
CAMPAIGNS = (
    "campaigns.campaign campaigns.activity campaigns.recognition campaigns.unityday campaigns.honour campaigns.honouree "
    "participation.campaignyear participation.participation civil_work.civilworkmodel"
)
MONEY = "funds.fund ledger.fundyear ledger.contribution ledger.disbursement transfers.fundtransfer ledger.giftcondition ledger.conditionpayment pledges.pledge pledges.pledgepayment"
APPEALS = "appeals.appeal appeals.leftover disclosure.disclosure disclosure.appealnotice disclosure.disclosurerule"
STATEMENTS = (
    "funds.bankaccount statements.statement statements.statementline reconciliation.unmatchedline reconciliation.match "
    "untimely_credits.untimelycredit"
)
FEEDS = "feeds.feed feeds.feedcall feeds.provisionalline"
HELP = (
    "assistance.giftround assistance.gift assistance.house assistance.cofunding assistance.livelihood assistance.norm "
    "assistance.giftceiling"
)
HOUSE_STEPS = "houses.housestep"
HOUSE_PICTURES = "houses.housepicture"
FOLLOW_UPS = "follow_ups.followup"
GIFT_LISTS = "gift_lists.giftrecipient household_years.householdyear"
HELP_REQUESTS = "help_requests.helprequest"
GOODS_SALES = "goods_sales.goodssale"
GOODS_KEPT = "goods.store goods.goodskind goods.goodsvoucher goods.goodsline"
GOODS = f"{GOODS_KEPT} {GOODS_SALES} goods.stock"
VOTERS = (
    "voters.agency voters.meeting criticism.draftcomment criticism.communeboard participants.meetingdelegate participants.meetingarticle voters.petition voters.overduepetition voters.unclassifiedpetition "
    "voters.petitionstep voters.reply voters.replydocument voters.boardnotice voters.supervision voters.recommendation voters.deadline voters.term voters.session"
)
YEARLY = "yearly.target yearly.declaredfigure yearly.yearsummary yearly.task"
WORK_LOG = "work_log.loggedwork"
LAYOUTS = "paper_layouts.paperlayout"
IMPORTS = "imports.sheetimport"
REDIRECTS = "redirects.redirect"
WORK_CALENDAR = "work_calendar.daydecision"
REPORTS = "reports.outlinepart reports.reporttext reports.reporttemplate reports.superiorform reports.superiorformcell"
ROLES = {
    CLERK: {
        "view": f"{PLACES} {WORK_CALENDAR} {IMPORTS} {PROPOSALS} news.category news.tag news.document news.attachment assistance.giftround assistance.norm assistance.giftceiling voters.agency voters.session voters.petitionstep "
        f"voters.reply voters.replydocument voters.overduepetition campaigns.campaign participation.campaignyear campaigns.recognition {CRITERIA} recognition.decision "
        "recognition.titlecarryover goods.store goods.goodskind goods.stock",
        "enter": "news.article news.picture news.video campaigns.activity assistance.gift assistance.house assistance.cofunding participation.participation civil_work.civilworkmodel "
        f"assistance.livelihood assistance.household {HOUSE_STEPS} {HOUSE_PICTURES} {FOLLOW_UPS} {GIFT_LISTS} {REGISTRATIONS} goods.goodsvoucher goods.goodsline voters.meeting voters.petition voters.petitioner voters.boardnotice voters.deputyremark participants.meetingfile participants.meetingdelegate participants.meetingarticle criticism.draftcomment criticism.communeboard {HELP_REQUESTS} {WORK_LOG}",
        "keep": "campaigns.unityday",
    },
    EDITOR: {
        "view": f"{PLACES} {IMPORTS} {PROPOSALS} {MONEY} {APPEALS} {HELP} {HOUSE_STEPS} {HOUSE_PICTURES} {FOLLOW_UPS} {GOODS} {YEARLY} voters.petitionstep voters.overduepetition visits.dailycount ratings.monthlyrating {LAYOUTS}",
        "enter": "voters.meeting criticism.draftcomment criticism.communeboard participants.meetingfile participants.meetingdelegate participants.meetingarticle voters.petition voters.unclassifiedpetition voters.reply voters.replydocument voters.boardnotice voters.deputyremark voters.supervision voters.recommendation voters.agency voters.term voters.session "
        f"voters.feedback {SITE}",
        "keep": f"{NEWS} {CAMPAIGNS} {LADDER} {REPORTS} {WORK_CALENDAR} {REDIRECTS} {MAPS} {WORK_LOG}",
        "also": "places.work_everywhere campaigns.show_activity yearly.prepare_yearsummary consents.view_consent consents.add_consent paper_layouts.add_paperlayout",
    },
    APPROVER: {
        "view": f"{PLACES} {WORK_CALENDAR} {IMPORTS} {PROPOSALS} {MONEY} {APPEALS} {HELP} {HOUSE_PICTURES} {FOLLOW_UPS} {GOODS} {CAMPAIGNS} {LADDER} {VOTERS} {SITE} {YEARLY} {WORK_LOG} {LAYOUTS} news.category news.tag news.picture news.video "
        "news.attachment",
        "enter": f"news.article news.document committee.page committee.notice {MAPS} campaigns.activity campaigns.recognition recognition.titlecarryover "
        f"{YEARLY} {HOUSE_STEPS} voters.petition voters.reply voters.replydocument appeals.appeal",
        "keep": REPORTS,
        "also": "places.work_everywhere houses.approve_housestep approval.decide_proposedchange recognition.decide_decision news.publish_article news.publish_document committee.publish_page maps.publish_communemap paper_layouts.add_paperlayout "
        "yearly.publish_yearsummary yearly.prepare_yearsummary campaigns.show_activity voters.publish_petition appeals.publish_appeal "
        "funds.view_bankaccount funds.change_bankaccount funds.publish_bankaccount imports.view_others_sheetimport",
    },
    ACCOUNTANT: {
        "view": f"{PLACES} {WORK_CALENDAR} {IMPORTS} {PROPOSALS} goods.stock funds.fund disclosure.disclosurerule campaigns.campaign yearly.target {STATEMENTS} {FEEDS}",
        "enter": f"news.picture ledger.fundyear assistance.household {HOUSE_STEPS} {GIFT_LISTS} funds.bankaccount disclosure.disclosure disclosure.appealnotice {HELP_REQUESTS}",
        "keep": f"{HELP} {HOUSE_PICTURES} {FOLLOW_UPS} {GOODS_KEPT} ledger.contribution ledger.disbursement appeals.appeal appeals.leftover transfers.fundtransfer ledger.giftcondition ledger.conditionpayment pledges.pledge pledges.pledgepayment {GOODS_SALES}",
        "also": "places.work_everywhere assistance.enter_state_house consents.view_consent consents.add_consent statements.add_statement reconciliation.change_unmatchedline untimely_credits.change_untimelycredit feeds.review_feedcall "
        "feeds.decide_provisionalline",
    },
    CONFIRMER: {
        "view": f"{PLACES} {HELP} {HOUSE_STEPS} {HOUSE_PICTURES} {FOLLOW_UPS} {GOODS} {MONEY} {APPEALS} {STATEMENTS} {FEEDS}",
        "also": "places.work_everywhere ledger.confirm_contribution ledger.confirm_disbursement "
        "ledger.confirm_fundyear transfers.confirm_fundtransfer appeals.confirm_leftover untimely_credits.confirm_untimelycredit "
        "statements.decide_statement",
    },
    LEADER: {
        "view": f"{PLACES} {MAPS} {REFORMS} {WORK_CALENDAR} {NEWS} {SITE} {CAMPAIGNS} {LADDER} {MONEY} {APPEALS} {STATEMENTS} {FEEDS} {HELP} {HOUSE_STEPS} {HOUSE_PICTURES} {FOLLOW_UPS} {GOODS} {VOTERS} {YEARLY} {WORK_LOG} {LAYOUTS} "
        f"{REPORTS} {IMPORTS} {PROPOSALS} {REDIRECTS} "
        "visits.dailycount ratings.monthlyrating",
        "also": "places.work_everywhere imports.view_others_sheetimport",
    },
    DATA_OFFICER: {
        "view": f"{PLACES} {IMPORTS} closed_lists.reading personal_data.deletion voters.petition assistance.house assistance.gift assistance.livelihood",
        "enter": f"voters.feedback consents.consent {HELP_REQUESTS}",
        "keep": f"assistance.household {GIFT_LISTS} voters.petitioner voters.deputyremark participants.meetingfile personal_data.retentionrule",
        "also": "places.work_everywhere personal_data.view_erasurerequest personal_data.add_erasurerequest "
        "personal_data.confirm_erasurerequest",
    },
    ADMINISTRATOR: {
        "view": f"{NEWS} {CAMPAIGNS} {LADDER} {MONEY} {APPEALS} {HELP} {HOUSE_STEPS} {HOUSE_PICTURES} {FOLLOW_UPS} {GOODS} {VOTERS} {WORK_LOG} {LAYOUTS} {IMPORTS} {PROPOSALS} visits.dailycount ratings.monthlyrating feeds.feedcall operations.operationrun",
        "enter": f"voters.agency voters.term voters.session funds.fund feeds.feed {YEARLY} staff.user",
        "keep": f"{PLACES} {MAPS} {REFORMS} {WORK_CALENDAR} places.posting {SITE} {REPORTS} {REDIRECTS} news.category voters.deadline disclosure.disclosurerule visits.baseline",
        "also": "places.work_everywhere reforms.carry_out_reform imports.view_others_sheetimport paper_layouts.add_paperlayout",
    },
}
# Who has the one is not given the other (0004_roles_apart): who enters money or gives roles confirms no money.
APART = ((ACCOUNTANT, CONFIRMER), (ADMINISTRATOR, CONFIRMER))
DEEDS = {ACCOUNTANT: "lập chứng từ", ADMINISTRATOR: "cấp quyền"}
# Groups that are no role of their own.
RIGHTS = {ONE_PERSON: {"also": "staff.approve_own"}}


def why_apart(names: Collection[str]) -> str:
    """The sentence for roles that may not be one person's; "" for those that may."""
    for one, other in APART:
        if one in names and other in names:
            return (
                f"Vai trò “{one}” và “{other}” không giao cho cùng một người: ai {DEEDS[one]} thì không xác nhận tiền."
            )
    return ""


def permissions_of(role: str) -> set[str]:
    """Full names as `has_perm` takes them: {"news.view_article", …}."""
    table = (ROLES | RIGHTS)[role]
    named = set(table.get("also", "").split())
    for verb, actions in VERBS.items():
        for model in table.get(verb, "").split():
            app, name = model.split(".")
            named |= {f"{app}.{action}_{name}" for action in actions}
    return named


def grant() -> None:
    """Give every role its permissions, and take away what the table does not name. Safe to repeat."""
    permissions = Permission.objects.select_related("content_type")
    known = {f"{each.content_type.app_label}.{each.codename}": each for each in permissions}
    for role in ROLES | RIGHTS:
        group, _ = Group.objects.get_or_create(name=role)
        wanted = {known[name] for name in permissions_of(role) if name in known}
        held = set(group.permissions.all())
        group.permissions.add(*wanted - held)
        group.permissions.remove(*held - wanted)


def grant_after_migrate(app_config, **kwargs) -> None:
    """Once, after the last app: Django makes the permissions of each just before it calls this for it."""
    *_, last = (each for each in apps.get_app_configs() if each.models_module)
    if app_config == last and apps.is_installed("django.contrib.auth"):
        grant()
