"""Houses with their steps, and the three papers of each."""

from collections.abc import Callable

from django.contrib import admin, messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from unfold.decorators import action, display

from frontportal.backoffice.inlines import RecordTabularInline
from frontportal.backoffice.money import money
from frontportal.kit.values.money import dong
from frontportal.paper.setting import KIND, InvalidPaper
from frontportal.places.filters import CommuneFilter
from frontportal.reports.documents.files import DOCX
from welfare.assistance.admin.records import CoFundingInline, HelpedAdmin
from welfare.assistance.models.house import House

from ..models.picture import HousePicture
from ..models.step import HouseStep, last_steps
from ..papers import completion, hand_over, survey
from ..querysets import with_stage
from ..resources import SteppedHouseResource
from ..workflow import Stage, steps_after
from .stage_filter import StageFilter


class StepInline(RecordTabularInline):
    """What was done, in its order; added by the button above."""

    model = HouseStep
    fields = readonly_fields = ["stage", "date", "in_dong", "document", "people", "witness", "note", "created_by"]
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("created_by")

    @admin.display(description="số tiền")
    def in_dong(self, step) -> str:
        return "" if step.amount is None else dong(step.amount)


class PictureInline(RecordTabularInline):
    """Before and after. What the public sees of them is told beside each."""

    model = HousePicture
    fields = ["moment", "picture", "seen"]
    readonly_fields = ["seen"]
    autocomplete_fields = ["picture"]
    max_num = len(HousePicture.Moment)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("picture", "house__household")

    @admin.display(description="trên trang công khai")
    def seen(self, picture) -> str:
        return (picture.why_not_public() or "Có hiện") if picture.pk else "–"


PAPERS = ["survey_sheet", "survey_word", "hand_over_minutes", "hand_over_word", "completion_minutes", "completion_word"]


def paper_action(words: str, file: str) -> Callable:
    """A button for one paper of the house, as PDF or Word by the ending of its address."""
    form, icon = ("Word", "description") if file.endswith(".docx") else ("PDF", "picture_as_pdf")
    return action(description=f"{words} ({form})", url_path=file, permissions=["paper"], icon=icon)


def has_steps(house: House | None) -> bool:
    """Of a house as the admin fetches it."""
    return getattr(house, "last_stage", None) is not None


@admin.register(House)
class HouseAdmin(HelpedAdmin):
    """Where a house stands follows from its steps; of one without steps, who may says so directly."""

    resource_classes = [SteppedHouseResource]
    list_display = [
        "code",
        "kind",
        "unit",
        money("support", "mức hỗ trợ"),
        money("total", "tổng kinh phí"),
        "step",
        "state",
        "handed_over_on",
    ]
    list_filter = ["year", "kind", "work", "state", StageFilter, CommuneFilter]
    inlines = [CoFundingInline, PictureInline]
    actions_detail = [
        "take_step",
        {
            "title": "In giấy tờ",
            "icon": "print",
            "items": PAPERS,
        },
    ]
    # These pages name the household: asked for a purpose and written down as its own page is (closed_lists).
    closed_pages = dict.fromkeys(PAPERS, "household")
    fieldsets = [
        ("Căn nhà", {"fields": [("code", "year"), ("kind", "work"), "unit", "household", "doubt_reason", "decision"]}),
        ("Kinh phí", {"fields": [("support", "total"), "norm_reason"]}),
        ("Tiến độ", {"fields": [("state", "handed_over_on")]}),
    ]

    def get_queryset(self, request):
        return with_stage(super().get_queryset(request), HouseStep.objects.all())

    def get_inlines(self, request, obj):
        return [StepInline, *super().get_inlines(request, obj)] if has_steps(obj) else super().get_inlines(request, obj)

    def get_readonly_fields(self, request, obj=None):
        is_direct = request.user.has_perm("assistance.enter_state_house") and not has_steps(obj)
        return [*super().get_readonly_fields(request, obj), *([] if is_direct else ["state", "handed_over_on"])]

    def view_on_site(self, house) -> str | None:
        """A planned house is not public yet."""
        return house.get_absolute_url() if house.state != House.State.PLANNED else None

    @display(description="bước")
    def step(self, house) -> str:
        return Stage(house.last_stage).label if house.last_stage else "–"

    def has_step_permission(self, request, object_id=None) -> bool:
        return request.user.has_perm("houses.add_housestep")

    def has_paper_permission(self, request, object_id=None) -> bool:
        return request.user.has_perm("assistance.view_household")

    @action(description="Ghi bước tiếp theo", url_path="buoc", permissions=["step"], icon="stairs")
    def take_step(self, request, object_id):
        """To the form of steps, filled in with what comes next as a rule."""
        house = self.chosen(request, object_id)
        last, before_pause = last_steps(house)
        following = steps_after(last.stage if last else "", before_pause.stage if before_pause else "")
        amount = f"&amount={house.support}" if following[0] == Stage.APPROVAL else ""
        address = reverse("admin:houses_housestep_add")
        return HttpResponseRedirect(f"{address}?house={house.pk}&stage={following[0]}{amount}")

    @paper_action("Phiếu khảo sát", "phieu-khao-sat.pdf")
    def survey_sheet(self, request, object_id):
        return self.paper(request, object_id, survey.survey_sheet, "phieu-khao-sat")

    @paper_action("Phiếu khảo sát", "phieu-khao-sat.docx")
    def survey_word(self, request, object_id):
        return self.paper(request, object_id, survey.survey_sheet, "phieu-khao-sat", "docx")

    @paper_action("Biên bản giao tiền", "giao-tien.pdf")
    def hand_over_minutes(self, request, object_id):
        return self.paper(request, object_id, hand_over.hand_over_minutes, "bien-ban-giao-tien")

    @paper_action("Biên bản giao tiền", "giao-tien.docx")
    def hand_over_word(self, request, object_id):
        return self.paper(request, object_id, hand_over.hand_over_minutes, "bien-ban-giao-tien", "docx")

    @paper_action("Biên bản hoàn thành", "hoan-thanh.pdf")
    def completion_minutes(self, request, object_id):
        return self.paper(request, object_id, completion.completion_minutes, "bien-ban-hoan-thanh")

    @paper_action("Biên bản hoàn thành", "hoan-thanh.docx")
    def completion_word(self, request, object_id):
        return self.paper(request, object_id, completion.completion_minutes, "bien-ban-hoan-thanh", "docx")

    def paper(self, request, object_id, make, name: str, ending: str = "pdf") -> HttpResponse:
        house = self.chosen(request, object_id)
        try:
            paper = make(house)
            content, kind = (paper.as_word(), DOCX) if ending == "docx" else (paper.as_pdf(), KIND)
        except InvalidPaper as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(reverse("admin:assistance_house_change", args=[house.pk]))
        file_name = f'attachment; filename="{name}-{house.code}.{ending}"'
        return HttpResponse(content, content_type=kind, headers={"Content-Disposition": file_name})

    def chosen(self, request, object_id) -> House:
        house = self.get_object(request, str(object_id))
        if house is None:
            raise Http404("Không có căn nhà này.")
        return house
