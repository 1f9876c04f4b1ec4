from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import DetailView, ListView

from frontportal.committee.papers.board_sheet import sheet_response
from frontportal.kit.web.not_found import NotFoundWithReason, no_such_year
from frontportal.kit.web.paging import numbered_page
from frontportal.kit.web.tags import absolute
from frontportal.paper.setting import KIND, InvalidPaper
from frontportal.sharing.codes import code_svg
from voters.criticism.models import CommuneBoard, DraftComment
from voters.models.meeting import Meeting
from voters.models.petition import Petition
from voters.models.supervision import Supervision
from voters.replies.periods import online_posting
from voters.workflow import ANSWER_PUBLIC, ANSWERED, PUBLIC, State

from .filters import PetitionFilter
from .papers.meeting_sheet import meeting_sheet
from .papers.posting import posting_sheet
from .presentation import answers_shown, of_meeting, timeline, told_voters


class YearList(ListView):
    """A list by years under `<name>-of-year`; without a year in the address, the newest that has records."""

    offered = {}  # the states of records that make a year worth offering

    def get_queryset(self):
        records = super().get_queryset().shown().filter(**self.offered)
        self.years = sorted(set(records.order_by().values_list("year", flat=True)), reverse=True)
        self.year = self.kwargs.get("year") or next(iter(self.years), None)
        if "year" in self.kwargs and self.year not in self.years:
            sentence = f"Năm {self.year} chưa có hồ sơ."
            raise no_such_year(sentence, self.year, self.years, lambda year: reverse(self.of_year, args=[year]))
        return records.filter(year=self.year).select_related("unit__parent")

    def get_context_data(self, **kwargs):
        options = [
            {"label": year, "url": reverse(self.of_year, args=[year]), "current": year == self.year}
            for year in self.years
        ]
        return super().get_context_data(**kwargs) | {"year": self.year, "options": options}


class Meetings(YearList):
    model = Meeting
    of_year = "voters:meetings-of-year"
    offered = {"state": "held"}

    def get_queryset(self):
        return super().get_queryset().with_counts().order_by("-start")

    def get_context_data(self, **kwargs):
        upcoming = Meeting.objects.shown().upcoming().with_counts().with_report_back().select_related("unit__parent")
        return super().get_context_data(**kwargs) | {"upcoming": list(upcoming[:12])}


class MeetingPage(DetailView):
    queryset = Meeting.objects.shown().select_related("unit__parent")
    slug_field = slug_url_kwarg = "code"

    def get_context_data(self, **kwargs):
        last = list(self.object.last_before().shown())
        asked_before = Petition.objects.public().filter(meeting__in=last).with_replies().order_by("code")
        raised = Petition.objects.public().filter(meeting=self.object).with_replies().order_by("code")
        petitions = self.object.petitions
        return super().get_context_data(**kwargs) | {
            "opinions": petitions.voiced().count(),
            "petitions_made": petitions.standing().count(),
            "last": last,
            "asked_before": list(asked_before),
            "answered_before": sum(petition.is_answered for petition in asked_before),
            "raised": list(raised),
            "voters": told_voters(self.object),
            **of_meeting(self.object),
            "pictures": self.object.pictures.filter(is_withheld=False).order_by("pk"),
        }


class MeetingSheet(MeetingPage):
    """One sheet of A4 for the board: where and when, who comes, and a code that leads to the page."""

    template_name = "voters/meeting_sheet.html"

    def get_context_data(self, **kwargs):
        address = absolute({"request": self.request}, self.object.get_absolute_url())
        return super().get_context_data(**kwargs) | {"address": address, "qr": code_svg(address)}


class MeetingSheetPdf(MeetingSheet):
    """The same sheet as a tagged PDF."""

    def render_to_response(self, context, **options):
        found = (context[name] for name in ("delegates", "asked_before", "raised"))
        sheet = meeting_sheet(self.object, *found, address=context["address"])
        return sheet_response(sheet, f"niem-yet-{self.object.code}")


class Petitions(ListView):
    queryset = Petition.objects.public().with_replies().select_related("unit__parent", "agency")

    def get_queryset(self):
        self.filter = PetitionFilter(self.request.GET or None)
        return self.filter.narrow(super().get_queryset())

    def get_context_data(self, **kwargs):
        counts = self.object_list.order_by().aggregate(
            asked=Count("pk"), answered=Count("pk", filter=Q(state__in=ANSWERED))
        )
        page = numbered_page(self.object_list, self.request.GET.get("trang"), total=counts["asked"])
        return super().get_context_data(**kwargs) | {"form": self.filter, "page": page, **counts}


class PetitionPage(DetailView):
    queryset = Petition.objects.select_related(
        "unit__parent", "agency", "meeting", "repeated_of", "merged_into", "split_from"
    )
    slug_field = slug_url_kwarg = "code"

    def get(self, request, *args, **kwargs):
        """One that was merged leads to the one it joined, one that was split to its parts; what the public may not read does not exist."""
        petition = self.object = self.get_object()
        joined = petition.merged_into
        if petition.state == State.MERGED and not petition.is_complaint and joined.is_public:
            return redirect(joined)
        parts = (
            list(petition.split_into.public().with_replies().select_related("unit__parent").order_by("code"))
            if petition.state == State.SPLIT
            else []
        )
        if parts and not petition.is_complaint:
            return render(request, "voters/petition_split.html", {"petition": petition, "parts": parts})
        if not petition.is_public:
            raise Http404("Không có kiến nghị này.")
        return self.render_to_response(self.get_context_data(object=petition))

    def get_context_data(self, **kwargs):
        replies = self.object.replies.select_related("document") if self.object.state in ANSWER_PUBLIC else []
        repetitions = Q(repeated_of=self.object, state__in=PUBLIC)
        also = Petition.objects.filter(Q(merged_into=self.object) | repetitions, is_complaint=False)
        return super().get_context_data(**kwargs) | {
            "steps": timeline(self.object),
            "posting": online_posting(self.object).sentence,
            "replies": answers_shown(replies, self.object),
            "also": list(also.order_by("code")),
        }


class PetitionSheet(PetitionPage):
    """One sheet of A4 for the board: what was asked and answered, and a code that leads to the page."""

    template_name = "voters/petition_sheet.html"

    def get(self, request, *args, **kwargs):
        petition = self.object = self.get_object()
        if petition.state not in ANSWER_PUBLIC or petition.is_complaint:
            raise Http404("Kiến nghị này chưa có trả lời được công khai.")
        return self.render_to_response(self.get_context_data(object=petition))

    def get_context_data(self, **kwargs):
        address = absolute({"request": self.request}, self.object.get_absolute_url())
        return super().get_context_data(**kwargs) | {"address": address, "qr": code_svg(address)}


class PetitionSheetPdf(PetitionSheet):
    """The same sheet as a tagged PDF."""

    def render_to_response(self, context, **options):
        address, replies = context["address"], self.object.replies.all()
        try:
            content = posting_sheet(self.object, replies, address=address, posting=context["posting"])
        except InvalidPaper as error:
            raise NotFoundWithReason(f"Chưa in được tờ niêm yết này. {error}") from error
        response = HttpResponse(content, content_type=KIND)
        response["Content-Disposition"] = f'inline; filename="niem-yet-{self.object.code}.pdf"'
        return response


class Supervisions(YearList):
    model = Supervision
    of_year = "voters:supervisions-of-year"
    offered = {"state__in": ["planned", "held"]}

    def get_queryset(self):
        return super().get_queryset().prefetch_related("recommendation_list")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        held = [record for record in context["object_list"] if record.state == "held"]
        asked, answered = sum(record.recommendations for record in held), sum(record.answered for record in held)
        return context | {"held": len(held), "asked": asked, "answered": answered}


class DraftComments(ListView):
    """What was said of drafts, the newest first, and the boards of communes."""

    template_name = "voters/draft_comments.html"
    queryset = DraftComment.objects.shown().select_related("unit__parent")

    def get_context_data(self, **kwargs):
        boards = (
            CommuneBoard.objects.shown().select_related("unit__parent").order_by("unit__sort_name", "kind", "-since")
        )
        return super().get_context_data(**kwargs) | {"boards": list(boards)}
