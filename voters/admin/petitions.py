from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from unfold.decorators import display

from frontportal.approval.admin.proposing import ProposingAdmin
from frontportal.backoffice.inlines import RecordStackedInline, RecordTabularInline
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.records.base import stamp
from voters import actions
from voters.admin.resources import PetitionResource
from voters.models.meeting import Meeting
from voters.models.petition import Petition
from voters.models.petitioner import Petitioner
from voters.models.reply import Reply
from voters.models.step import PetitionStep
from voters.opinions.repeating import relatives_of
from voters.replies.page import LetterPage
from voters.replies.periods import online_posting
from voters.senders.notification import zalo_address
from voters.statistics.list_filters import CommuneOrNoneFilter, OutcomeFilter, ThroughFilter
from voters.statistics.page import StatisticsPage
from voters.workflow import ANSWERED, NEXT, State, is_allowed, step_verb

from .answers.lateness import lateness
from .counted_filter import CountedFilter
from .many_petitions import ManyPetitions
from .minutes.splitting import SplittingPage
from .transitions import TransitionPage, may_transition, moved_sentence

TONES = {
    State.RECEIVED.label: "info",
    State.FORWARDED.label: "warning",
    State.IN_PROGRESS.label: "warning",
    State.ANSWERED.label: "success",
    State.PUBLISHED.label: "success",
}
BUTTON = "border border-base-200 font-medium inline-block mr-2 my-1 px-3 py-2 rounded-default dark:border-base-700"


class PetitionerInline(RecordStackedInline):
    model = Petitioner
    fields = ["name", "contact", "reply_by", "zalo"]
    readonly_fields = ["zalo"]
    max_num = 1
    verbose_name_plural = "người kiến nghị (không công khai)"

    @admin.display(description="nhắn Zalo")
    def zalo(self, sender) -> str:
        address = zalo_address(sender) if sender.pk else ""
        return format_html('<a href="{0}" rel="noreferrer" target="_blank">{0}</a>', address) if address else "–"


class ReplyInline(RecordStackedInline):
    """Replies are added by the step "Đã trả lời"; here their wording can be put right."""

    model = Reply
    fields = ["number", "signed_on", "signer", "reply_class", "promised_on", "road_map", "text", "withholds_earlier"]

    def has_add_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        """The last reply of an answered petition stays; the database says so too."""
        return super().has_delete_permission(request, obj) and not (obj and obj.state in ANSWERED)


class StepInline(RecordTabularInline):
    model = PetitionStep
    hide_title = True
    fields = readonly_fields = ["at", "on", "from_state", "to_state", "agency", "meeting", "voters_say", "by", "note"]
    ordering = ["at", "pk"]
    verbose_name_plural = "quá trình xử lý"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by", "petition", "agency", "meeting__unit__parent")

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Petition)
class PetitionAdmin(
    ManyPetitions, SplittingPage, StatisticsPage, LetterPage, TransitionPage, ProposingAdmin, RecordAdmin
):  # fmt: skip
    resource_classes = [PetitionResource]
    list_display = ["code", "title", "unit", "agency", "state_label", "due_on"]
    brief_display = ["title", "state_label"]
    list_filter = [
        "state", CountedFilter, OutcomeFilter, "year", "field", CommuneOrNoneFilter, "agency", "urgency", "channel",
        ThroughFilter, "is_complaint",
    ]  # fmt: skip
    list_select_related = ["unit__parent", "agency"]
    date_hierarchy = "received_on"
    ordering = ["-received_on", "-code"]
    autocomplete_fields = ["unit", "meeting", "agency", "repeated_of"]
    readonly_fields = [
        "state",
        "lateness",
        "next_steps",
        "forwarded_on",
        "due_on",
        "due_rule",
        "due_changes",
        "relatives",
        "posting",
    ]
    inlines = [PetitionerInline, ReplyInline, StepInline]
    actions = [
        "classify", "forward_selected", "answer_selected", "split_selected", "merge_selected", "repeat_selected", "set_fields",
        "publish", "report_selected",
    ]  # fmt: skip
    actions_list = ["open_statistics"]
    bulk_fields = ["field", "urgency", "unit", "agency"]
    fieldsets = [
        ("Đang ở bước", {"fields": ["state", "next_steps"]}),
        (None, {"fields": ["channel", "meeting", "session", "unit", "received_on", "year", "code"]}),
        ("Nội dung", {"fields": ["field", "title", "content", "urgency", "is_complaint", "repeated_of"]}),
        (
            "Giải quyết",
            {"fields": ["agency", "forwarded_on", "due_on", "due_rule", "due_changes", "relatives", "posting"]},
        ),
    ]

    def get_fieldsets(self, request, obj=None):
        """A new petition has no steps yet."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj and self.lateness(obj):
            (title, first), *others = fieldsets
            fieldsets = [(title, first | {"fields": ["state", "lateness", "next_steps"]}), *others]
        return fieldsets if obj else [*fieldsets[1:3], ("Giải quyết", {"fields": ["agency"]})]

    def get_changeform_initial_data(self, request):
        """What was asked at a meeting was asked where and when the meeting was."""
        offered = super().get_changeform_initial_data(request)
        meeting = Meeting.objects.visible_to(request.user).filter(pk=offered.get("meeting")).first()
        if meeting is None:
            return offered
        day = timezone.localdate(meeting.start)
        return offered | {"unit": meeting.unit_id, "year": meeting.year, "received_on": day, "channel": "meeting"}

    def get_view_on_site_url(self, obj=None):
        """Only what the public may read has a public page to look at."""
        return super().get_view_on_site_url(obj) if obj and obj.is_public else None

    def get_inlines(self, request, obj):
        return self.inlines if obj else [PetitionerInline]

    def get_urls(self):
        """The page of a step; the lists that are questions lead to this one too."""
        if self.model is not Petition:
            return super().get_urls()
        page = self.admin_site.admin_view(self.transition_page)
        return [path("<int:number>/buoc/<slug:to>/", page, name="voters_petition_transition"), *super().get_urls()]

    def save_model(self, request, obj, form, change):
        if change:
            super().save_model(request, obj, form, change)
        else:
            stamp(obj, request.user)
            actions.receive(obj, by=request.user)

    @display(description="trạng thái", ordering="state", label=TONES)
    def state_label(self, petition):
        return petition.get_state_display()

    @admin.display(description="bước tiếp theo")
    def next_steps(self, petition):
        """One button for each step that the workflow allows and the user may take."""
        steps = [State(to) for to in NEXT[State(petition.state)] if may_transition(petition.viewer, petition, to)]
        if petition.state == State.CLASSIFIED and (petition.meeting_id is None or petition.is_complaint):
            steps.remove(State.ANSWERED)  # nobody could answer it where it was asked
        rows = [(BUTTON, step_address(petition, to), step_verb(petition.state, to)) for to in steps]
        return format_html_join("", '<a class="{}" href="{}">{}</a>', rows) or "–"

    @admin.display(description="chậm")
    def lateness(self, petition):
        return lateness(petition, timezone.localdate())

    @admin.display(description="đổi hạn")
    def due_changes(self, petition):
        lines = ((f"{change} ({change.reason})",) for change in petition.due_changes.all())
        return format_html_join("", "<p>{}</p>", lines) or "–"

    @admin.display(description="niêm yết")
    def posting(self, petition):
        """Days on the site by its own count, then each board."""
        lines = [online_posting(petition).sentence, *(notice.sentence for notice in petition.board_notices.all())]
        return format_html_join("", "<p>{}</p>", ((line,) for line in lines if line)) or "–"

    @admin.display(description="gộp, tách, lặp lại")
    def relatives(self, petition):
        """What it was split from, joined, became or is asked again in: each with a link."""
        rows = [
            (word, reverse("admin:voters_petition_change", args=[other.pk]), str(other))
            for word, other in relatives_of(petition)
        ]
        return format_html_join("", '<p>{}: <a href="{}">{}</a></p>', rows) or "–"

    def get_object(self, request, object_id, from_field=None):
        """The petition knows who looks at it: its buttons depend on that."""
        petition = super().get_object(request, object_id, from_field)
        if petition is not None:
            petition.viewer = request.user
        return petition

    def has_publish_permission(self, request) -> bool:
        return request.user.has_perm("voters.publish_petition")

    def has_classify_permission(self, request) -> bool:
        return request.user.has_perm("voters.change_petition")

    @admin.action(description="Chuyển sang “đã phân loại”", permissions=["classify"])
    def classify(self, request, queryset):
        self.transition_all(request, queryset, State.CLASSIFIED)

    @admin.action(description="Công khai trả lời", permissions=["publish"])
    def publish(self, request, queryset):
        self.transition_all(request, queryset, State.PUBLISHED)

    def transition_all(self, request, queryset, to: State):
        done = 0
        for petition in queryset:
            try:
                actions.transition(petition, to=to, by=request.user)
                done += 1
            except ValidationError as error:
                has_moved = not is_allowed(petition.state, to) and petition.steps.exists()
                moved = f" {moved_sentence(petition, request.user)}" if has_moved else ""
                messages.error(request, f"{petition.code}: {' '.join(error.messages)}{moved}")
        if done:
            messages.success(request, f"Đã chuyển {done} kiến nghị sang “{to.label.lower()}”.")


def step_address(petition, to: State) -> str:
    """Where a step is taken; splitting has a page of its own."""
    if to == State.SPLIT:
        return reverse("admin:voters_petition_split", args=[petition.pk])
    return reverse("admin:voters_petition_transition", args=[petition.pk, to.value])
