"""What the public may read although one person wrote it: all of it stands here with its reason, and a new kind has to say its own."""

from django.contrib import admin

from frontportal.approval.two_persons import DecidedByTwo
from frontportal.backoffice.read_only import ReadOnlyMixin
from frontportal.page_cache.triggers import is_watched

OF_ONE_PERSON = {
    "a second person of its own decides": (
        "recognition.Decision ledger.FundYear ledger.Contribution ledger.Disbursement funds.BankAccount personal_data.ErasureRequest"
    ),
    "counted, and frozen with a year that is published": (
        "campaigns.UnityDay recognition.Registration yearly.Target yearly.DeclaredFigure yearly.Task work_log.LoggedWork "
        "assistance.House assistance.Livelihood assistance.CoFunding assistance.GiftRound assistance.Gift follow_ups.FollowUp "
        "participation.CampaignYear participation.Participation goods.GoodsVoucher goods.GoodsLine goods_sales.GoodsSale "
        "pledges.Pledge pledges.PledgePayment ledger.GiftCondition voters.DeputyRemark"
    ),
    "a rule, a term, a list to choose from": (
        "campaigns.TitleAuthority recognition.CriteriaSet recognition.Criterion recognition.Score assistance.GiftCeiling assistance.Norm "
        "disclosure.DisclosureRule voters.Agency voters.Term voters.Session voters.Deadline work_calendar.DayDecision goods.GoodsKind goods.Store "
        "personal_data.RetentionRule paper_layouts.PaperLayout reports.ReportTemplate reports.OutlinePart reports.SuperiorForm "
        "news.Category news.Tag committee.LinkList committee.Committee funds.Fund feeds.Feed"
    ),
    "units and their lives": (
        "places.Unit places.Succession places.Posting reforms.Reform reforms.ReformStep reforms.ReformArea"
    ),
    "shown by what is let out itself": (
        "news.Picture news.Video reports.ReportText voters.BoardNotice participants.MeetingFile statements.Statement"
    ),
    "closed, counted at most": (
        "assistance.Household household_years.HouseholdYear help_requests.HelpRequest voters.Petitioner voters.Feedback consents.Consent "
        "staff.User"
    ),
}


def test_each_kind_that_one_person_writes_says_why():
    written = {
        model._meta.label
        for model, page in admin.site._registry.items()
        if is_watched(model) and not (getattr(page, "takes_proposals", False) or isinstance(page, ReadOnlyMixin))
        and not issubclass(model, DecidedByTwo)
    }  # fmt: skip
    named = [label for labels in OF_ONE_PERSON.values() for label in labels.split()]
    assert (written, len(named)) == (set(named), len(set(named)))
