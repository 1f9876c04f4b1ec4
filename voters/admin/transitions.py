"""One page for one step: what it needs, asked once, with the refusal of the workflow told at the form."""

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from unfold.widgets import (
    UnfoldAdminDateWidget,
    UnfoldAdminFileFieldWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
)

from frontportal.backoffice.conflicts.locking import lock
from frontportal.backoffice.conflicts.steps import moved_words, opened_state, step_token
from frontportal.kit.records.db_errors import translate_db_errors
from voters import actions
from voters.models.agency import Agency
from voters.models.document import ReplyDocument
from voters.models.meeting import Meeting
from voters.models.petition import Petition
from voters.models.reply import Reply
from voters.models.step import PetitionStep
from voters.replies.letters import answer_with_scan
from voters.replies.spoken import answer_at_meeting
from voters.workflow import ANSWER_PUBLIC, OPEN, SPOKEN, State, is_allowed, needs_reason, step_verb

AGAIN = "Nội dung bạn gõ còn nguyên. Nếu vẫn muốn chuyển bước này thì bấm lần nữa."
TOO_LATE = "Bước này nay không chuyển được nữa, chưa lưu gì. Nội dung bạn gõ còn nguyên ở dưới để chép lại."
PUBLISHING = {(State.ANSWERED, State.PUBLISHED), (State.PUBLISHED, State.ANSWERED)}


def may_transition(user, petition: Petition, to: str) -> bool:
    """Publishing and taking down need their own permission, every other step the one to change petitions."""
    publishing = (petition.state, to) in PUBLISHING
    return user.has_perm("voters.publish_petition" if publishing else "voters.change_petition")


class NoteForm(forms.Form):
    note = forms.CharField(
        label="Ghi chú nội bộ",
        max_length=300,
        required=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        help_text="Không công khai.",
    )

    def __init__(self, *args, petition: Petition, user, reason: bool = False, **options):
        super().__init__(*args, **options)
        self.petition, self.user = petition, user
        if reason:
            self.fields["note"].required, self.fields["note"].label = True, "Lý do"

    def take(self, to: str, by) -> None:
        actions.transition(self.petition, to=to, by=by, note=self.cleaned_data["note"])


class DatedForm(NoteForm):
    """What is recorded today may have happened before."""

    on = forms.DateField(label="Ngày", widget=UnfoldAdminDateWidget, initial=timezone.localdate)

    def take(self, to: str, by) -> None:
        actions.transition(self.petition, to=to, by=by, note=self.cleaned_data["note"], on=self.cleaned_data["on"])


class ReportForm(DatedForm):
    """Voters were told: at a meeting, or otherwise on a day."""

    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label="Báo lại tại hội nghị", required=False, widget=UnfoldAdminSelectWidget,
        help_text="Để trống nếu báo lại bằng cách khác; khi đó ghi ở ghi chú.",
    )  # fmt: skip
    voters_say = forms.ChoiceField(
        label="Ý kiến cử tri",
        choices=[("", "Chưa ghi"), *PetitionStep.VotersSay.choices[:2]],
        required=False,
        widget=UnfoldAdminSelectWidget,
        help_text="Cử tri hỏi lại thì ghi đã báo lại, rồi mở lại kiến nghị.",
    )
    field_order = ["meeting", "on", "voters_say", "note"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        held = Meeting.objects.held().visible_to(self.user).filter(start__date__gte=self.petition.received_on)
        self.fields["meeting"].queryset = held.select_related("unit__parent").order_by("-start")

    def take(self, to: str, by) -> None:
        meeting, on = self.cleaned_data["meeting"], self.cleaned_data["on"]
        note = self.cleaned_data["note"]
        on = meeting.day if meeting else on
        actions.transition(
            self.petition, to=to, by=by, note=note, on=on, meeting=meeting, voters_say=self.cleaned_data["voters_say"]
        )


class ForwardForm(DatedForm):
    agency = forms.ModelChoiceField(
        Agency.objects.filter(active=True), label="Cơ quan có thẩm quyền", widget=UnfoldAdminSelectWidget
    )
    field_order = ["agency", "on", "note"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["agency"].initial = self.petition.agency_id

    def take(self, to: str, by) -> None:
        self.petition.agency = self.cleaned_data["agency"]
        self.petition.save(update_fields=["agency"])
        super().take(to, by)


class MergeForm(NoteForm):
    into = forms.CharField(
        label="Gộp vào kiến nghị mã", widget=UnfoldAdminTextInputWidget, help_text="Ví dụ: KN-2023-001."
    )
    field_order = ["into", "note"]

    def clean_into(self):
        code = self.cleaned_data["into"].strip().upper()
        found = Petition.objects.visible_to(self.user).filter(code=code).first()
        if found is None:
            raise ValidationError(f"Không có kiến nghị “{code}”, hoặc nằm ngoài địa bàn được phân công cho bạn.")
        return found

    def take(self, to: str, by) -> None:
        actions.transition(self.petition, to=to, by=by, into=self.cleaned_data["into"], note=self.cleaned_data["note"])


class ReplyForm(forms.ModelForm):
    file = ReplyDocument._meta.get_field("file").formfield(widget=UnfoldAdminFileFieldWidget)
    note = NoteForm.base_fields["note"]

    class Meta:
        model = Reply
        fields = ["number", "signed_on", "signer", "reply_class", "promised_on", "road_map", "text"]
        widgets = {
            "number": UnfoldAdminTextInputWidget,
            "signed_on": UnfoldAdminDateWidget,
            "signer": UnfoldAdminTextInputWidget,
            "reply_class": UnfoldAdminSelectWidget,
            "promised_on": UnfoldAdminDateWidget,
            "road_map": UnfoldAdminTextInputWidget,
            "text": UnfoldAdminTextareaWidget,
        }

    def __init__(self, *args, petition: Petition, user, reason: bool = False, **options):
        self.earlier = earlier_reply(petition)
        offered = {"signed_on": timezone.localdate()} | (answer_of(self.earlier) if self.earlier else {})
        super().__init__(*args, instance=Reply(petition=petition), initial=offered, **options)
        self.petition = petition
        if self.earlier:
            earlier = f"{self.earlier} trả lời {self.earlier.petition.code}"
            self.fields["text"].help_text = f"Điền sẵn theo văn bản {earlier}; hãy sửa theo văn bản lần này."

    def take(self, to: str, by) -> None:
        given = {name: self.cleaned_data[name] for name in self.Meta.fields}
        answer_with_scan(self.petition, self.cleaned_data["file"], by=by, note=self.cleaned_data["note"], **given)


class SpokenReplyForm(ReplyForm):
    """What a body answered at the meeting itself."""

    agency = ForwardForm.base_fields["agency"]
    file = None
    field_order = ["agency", "signer", "reply_class", "promised_on", "road_map", "text", "note"]

    class Meta(ReplyForm.Meta):
        fields = ["signer", "reply_class", "promised_on", "road_map", "text"]
        labels = {"signer": "Người trả lời"}
        help_texts = {"signer": "Chức vụ, không ghi tên."}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        meeting = self.instance.meeting = self.petition.meeting
        if meeting:
            self.instance.number, self.instance.signed_on = meeting.code, meeting.day
        self.fields["agency"].initial = self.petition.agency_id

    def take(self, to: str, by) -> None:
        answer_at_meeting(self.petition, by=by, **self.cleaned_data)


def earlier_reply(petition: Petition) -> Reply | None:
    """The last published letter to the petition that this one repeats."""
    asked = petition.repeated_of
    if asked is None or asked.is_complaint or asked.state not in ANSWER_PUBLIC:
        return None
    return asked.replies.select_related("petition").order_by("-signed_on", "-pk").first()


def answer_of(reply: Reply) -> dict:
    """What of a letter a new one that says the same begins with. A promise whose day has passed is none any more."""
    promised = reply.promised_on if reply.promised_on and reply.promised_on >= timezone.localdate() else None
    same = {name: getattr(reply, name) for name in ("signer", "reply_class", "road_map", "text")}
    return same | {"promised_on": promised}


FORMS = {
    State.FORWARDED: ForwardForm,
    State.MERGED: MergeForm,
    State.RETURNED: DatedForm,
    State.REPORTED: ReportForm,
    State.WITHDRAWN: DatedForm,
}


def form_class(state: str, to: str):
    """A reply is written on the way to "answered" from where the body works on it; taking down needs none."""
    if (state, to) == SPOKEN:
        return SpokenReplyForm
    return ReplyForm if to == State.ANSWERED and state in OPEN else FORMS.get(to, NoteForm)


def sent(request) -> tuple:
    """The data for a form; the file only where its form takes one."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def moved_sentence(petition: Petition, reader) -> str:
    """Who took the petition to where it is now, and when."""
    step = petition.steps.select_related("by").last()
    deed = f"chuyển sang “{petition.get_state_display()}”"
    return moved_words(f"Kiến nghị {petition.code}", deed, step and step.by, step and step.at, reader)


class TransitionPage:
    """The admin page of a step, for a ModelAdmin of petitions."""

    @transaction.atomic
    def transition_page(self, request, number, to):
        """Asks what the step needs; where somebody else took one meanwhile, says so and keeps what was typed."""
        if request.method == "POST":
            lock(Petition, number)
        petition = self.get_object(request, str(number))
        if petition is None or to not in State.values:
            raise Http404("Không có bước này.")
        if to == State.SPLIT:
            return redirect("admin:voters_petition_split", petition.pk)
        if not may_transition(request.user, petition, to):
            raise PermissionDenied
        is_possible = is_allowed(petition.state, to)
        if request.method != "POST" and not is_possible:
            messages.warning(request, f"{moved_sentence(petition, request.user)} Hãy chọn lại bước tiếp theo.")
            return redirect("admin:voters_petition_change", petition.pk)
        opened = opened_state(request, petition) or petition.state
        reason = needs_reason(opened, to)
        form = form_class(opened, to)(*sent(request), petition=petition, user=request.user, reason=reason)
        is_moved = opened != petition.state or not is_possible
        if request.method == "POST" and not is_moved and form.is_valid() and self.step_taken(request, form, to):
            messages.success(request, f"Đã chuyển {petition.code} sang “{State(to).label.lower()}”.")
            return redirect("admin:voters_petition_change", petition.pk)
        return self.transition_form(request, petition, form, to, is_moved=is_moved, is_possible=is_possible)

    def transition_form(self, request, petition, form, to: str, *, is_moved: bool, is_possible: bool):
        """The page of the step; one that can't be taken any more has its text to be copied, and the steps that can."""
        moved = f"{moved_sentence(petition, request.user)} {AGAIN if is_possible else TOO_LATE}" if is_moved else ""
        context = {
            "title": step_verb(petition.state, to),
            "petition": petition,
            "form": form,
            "opts": Petition._meta,
            "media": form.media,
            "moved": moved,
            "is_possible": is_possible,
            "next_steps": "" if is_possible else self.next_steps(petition),
            "opened_token": step_token(petition, petition.state),
        }
        context = self.admin_site.each_context(request) | context
        # Shown while the petition is held: what is said of it is true.
        return render(request, "admin/voters/transition.html", context)

    def step_taken(self, request, form, to: str) -> bool:
        try:
            with translate_db_errors():
                form.take(to, request.user)
        except ValidationError as error:
            messages_by_field = (
                error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
            )
            for name, sentences in messages_by_field.items():
                for sentence in sentences:
                    form.add_error(name if name in form.fields else None, sentence)
            return False
        return True
