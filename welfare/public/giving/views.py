"""Public pages that say how to give: to the fund, to an appeal, to a commune; each with a poster to print."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import DetailView, TemplateView

from frontportal.committee.papers.board_sheet import sheet_response
from frontportal.kit.web.not_found import NotFoundWithReason
from frontportal.kit.web.tags import absolute
from frontportal.paper.setting import KIND, InvalidPaper
from frontportal.places.models import Unit
from frontportal.replica.together import asked_together
from frontportal.sharing.codes import code_svg
from welfare.appeals.models import Appeal
from welfare.appeals.recipients import Recipient, appeal_recipient, donation_account, fund_recipient, unit_recipient
from welfare.appeals.transfer_codes import memo_code
from welfare.disclosure.deadlines import DisclosureSchedule
from welfare.disclosure.models import DisclosureRule
from welfare.disclosure.posting import posted
from welfare.ledger.balances import with_totals
from welfare.ledger.models.fund_year import FundYear

from . import presentation
from .forms import AmountForm
from .papers.appeal_sheet import appeal_sheet
from .papers.poster import heading, poster


def find_appeal(code: str) -> Appeal | None:
    found = with_totals(Appeal.objects.published()).select_related("fund", "account").prefetch_related("disclosures")
    return found.filter(code=code.upper()).first()


def find_unit(code: str) -> Unit:
    """The commune of today that a memo with this code means; 404 where none, or more than one, has it."""
    found = [unit for unit in Unit.objects.communes().served().today() if memo_code(unit) == code.upper()]
    if len(found) != 1:
        raise Http404("Không có nơi nhận ủng hộ mang mã này.")
    return found[0]


class RecipientMixin:
    """A page for one recipient. The code is drawn with the amount that was typed, or without where none is valid."""

    def get_context_data(self, **kwargs):
        form = AmountForm(self.request.GET)
        shown = {"recipient": self.recipient, "form": form, "amount": form.amount}
        if self.recipient.account:
            shown |= presentation.code(self.recipient, form.amount, form.giver)
        return super().get_context_data(**kwargs) | shown


class GivingHome(RecipientMixin, TemplateView):
    template_name = "welfare/giving.html"

    @cached_property
    def recipient(self) -> Recipient:
        return fund_recipient()

    def get_context_data(self, **kwargs):
        appeals = with_totals(Appeal.objects.published()).prefetch_related("disclosures")
        communes = Unit.objects.communes().served().today().alphabetical()
        return super().get_context_data(**kwargs) | {
            "appeals": presentation.appeals(appeals, DisclosureSchedule()),
            "communes": [unit_recipient_link(unit) for unit in communes],
        }


def unit_recipient_link(unit: Unit) -> dict:
    return {"unit": unit, "code": memo_code(unit), "address": memo_code(unit).lower()}


def asked_of(appeal: Appeal) -> tuple[DisclosureSchedule, dict, list[tuple], list]:
    """What the page and the sheet of an appeal ask, in one query; its money as a table, its sums, its extensions."""
    schedule = DisclosureSchedule()
    books, sums, schedule.rules, extensions = asked_together(
        FundYear.objects.public().filter(fund=appeal.fund_id).values_list("year"),
        presentation.sums_of(appeal),
        DisclosureRule.objects.order_by("-since"),
        appeal.extensions.all(),
    )
    return schedule, presentation.money_of(appeal, sums, {year for (year,) in books}), sums, extensions


class AppealPage(RecipientMixin, DetailView):
    appeal = None
    template_name = "welfare/appeal_detail.html"
    context_object_name = "appeal"

    def get_object(self, queryset=None):
        return self.appeal

    @cached_property
    def recipient(self) -> Recipient:
        return appeal_recipient(self.appeal)

    def get_context_data(self, **kwargs):
        appeal = self.appeal
        schedule, money, sums, extensions = asked_of(appeal)
        steps = schedule.steps(appeal)
        return super().get_context_data(**kwargs) | {
            "today": timezone.localdate(),
            "steps": presentation.steps(steps),
            "basis": presentation.basis(steps),
            "stays_until": schedule.stays_until(appeal),
            "posted": posted(appeal, schedule),
            "money": money,
            "plan": presentation.plan(appeal),
            "stated": presentation.stated(appeal),
            "uses": presentation.uses(sums),
            "clock": presentation.clock(appeal, schedule.today),
            "extensions": extensions,
            "untimely": presentation.untimely(appeal),
            "pledges": appeal.pledges.totals(),
        }


class UnitPage(RecipientMixin, DetailView):
    template_name = "welfare/giving_unit.html"
    context_object_name = "unit"

    def get_object(self, queryset=None):
        return self.unit

    @cached_property
    def unit(self) -> Unit:
        return find_unit(self.kwargs["code"])

    @cached_property
    def recipient(self) -> Recipient:
        return unit_recipient(self.unit, donation_account())


def giving(request, code: str):
    """An appeal's page or a commune's: their codes are never alike."""
    appeal = find_appeal(code)
    if appeal:
        return AppealPage.as_view(appeal=appeal)(request, code=code)
    return UnitPage.as_view()(request, code=code)


def recipient_of(code: str) -> tuple[Recipient, Appeal | None]:
    """The fund without a code, else an appeal or a commune; 404 where there is no account to give to."""
    appeal = find_appeal(code) if code else None
    if appeal:
        recipient = appeal_recipient(appeal)
    else:
        recipient = unit_recipient(find_unit(code), donation_account()) if code else fund_recipient()
    if recipient.account is None:
        raise Http404("Nơi này hiện không tiếp nhận ủng hộ qua chuyển khoản.")
    return recipient, appeal


def picture(request, code: str = ""):
    """The code as a PNG to save, with what of the form is valid."""
    recipient, _ = recipient_of(code)
    form = AmountForm(request.GET)
    headers = {"Content-Disposition": 'attachment; filename="ma-qr-ung-ho.png"'}
    return HttpResponse(recipient.picture(form.amount, form.giver), content_type="image/png", headers=headers)


class Poster(TemplateView):
    """One sheet of A4; 404 where there is no account to give to, as for an appeal that has ended."""

    template_name = "welfare/poster.html"

    def get_context_data(self, code: str = "", **kwargs):
        recipient, appeal = recipient_of(code)
        return super().get_context_data(**kwargs) | {
            "recipient": recipient,
            "poster_heading": heading(recipient, appeal),
            "qr": recipient.qr(),
            "facts": presentation.transfer(recipient, None),
        }


def poster_paper(request, code=""):
    """The same sheet as a PDF: for a print shop, or to be sent along."""
    recipient, appeal = recipient_of(code)
    try:
        content = poster(recipient, appeal, address=absolute({"request": request}, recipient.url))
    except InvalidPaper as error:
        raise NotFoundWithReason(f"Chưa in được áp phích này. {error}") from error
    headers = {"Content-Disposition": 'inline; filename="ap-phich-ung-ho.pdf"'}
    return HttpResponse(content, content_type=KIND, headers=headers)


class AppealSheet(TemplateView):
    """One sheet of A4 for the board: what an appeal made public, and a code that leads to its page."""

    template_name = "welfare/appeal_sheet.html"

    def get_context_data(self, code: str, **kwargs):
        appeal = find_appeal(code)
        if appeal is None:
            raise Http404("Không có đợt vận động mang mã này.")
        schedule, money, *_ = asked_of(appeal)
        address = absolute({"request": self.request}, appeal.get_absolute_url())
        return super().get_context_data(**kwargs) | {
            "appeal": appeal,
            "address": address,
            "qr": code_svg(address),
            "money": money,
            "stated": presentation.stated(appeal),
            "basis": presentation.basis(schedule.steps(appeal)),
            "posted": posted(appeal, schedule),
        }


class AppealSheetPdf(AppealSheet):
    """The same sheet as a tagged PDF."""

    def render_to_response(self, context, **options):
        appeal = context["appeal"]
        notes = [*(each.sentence for each in context["posted"]), context["basis"]]
        sheet = appeal_sheet(appeal, context["money"], notes, address=context["address"])
        return sheet_response(sheet, f"niem-yet-{appeal.code.lower()}")
