from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from unfold.decorators import action
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from frontportal.backoffice.conflicts.steps import moved_words
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.places.filters import CommuneFilter, by_commune
from frontportal.places.models import Unit
from voters import actions
from voters.models.feedback import Feedback
from voters.models.petitioner import Petitioner
from voters.senders.notification import tell_sender

from .answers.pictures import PicturesPage
from .petitions import PetitionerInline


class PetitionFromFeedbackForm(forms.Form):
    title = forms.CharField(label="Tóm tắt kiến nghị", max_length=200, widget=UnfoldAdminTextInputWidget)
    unit = forms.ModelChoiceField(Unit.objects.none(), label="Địa bàn", widget=UnfoldAdminSelectWidget)

    def __init__(self, *args, user, feedback, **options):
        super().__init__(*args, **options)
        communes = Unit.objects.communes().served().today().visible_to(user)
        self.fields["unit"].queryset = communes.select_related("parent").alphabetical()
        self.fields["unit"].initial = feedback.unit_id


@admin.register(Feedback)
class FeedbackAdmin(PicturesPage, RecordAdmin):
    """Citizens write, staff answer. The follow code is not shown: who has it can read the answer as the sender."""

    list_display = ["arrived", "message_start", "field", "unit", "state", "petition"]
    list_filter = ["state", "field", CommuneFilter]
    date_hierarchy = "arrived"
    ordering = ["-arrived"]
    autocomplete_fields = ["unit"]
    readonly_fields = ["arrived", "message", "picture_links", "petition", "answered_at", "answered_by"]
    inlines = [PetitionerInline]
    actions_detail = ["make_petition"]
    fieldsets = [
        (None, {"fields": ["arrived", "message", "picture_links", "field", "unit"]}),
        ("Trả lời", {"fields": ["state", "answer", "answered_at", "answered_by", "petition"]}),
    ]

    def has_add_permission(self, request):
        return False

    @admin.display(description="nội dung")
    def message_start(self, feedback) -> str:
        return feedback.message[:80] + ("…" if len(feedback.message) > 80 else "")

    def save_model(self, request, obj, form, change):
        if "answer" in form.changed_data and obj.answer.strip():
            actions.answer_feedback(obj, text=obj.answer, by=request.user)
            tell_sender(obj)
        else:
            super().save_model(request, obj, form, change)

    def has_make_petition_permission(self, request, object_id=None) -> bool:
        """Who may add petitions and read what citizens write: the page shows it."""
        feedback = self.get_object(request, object_id) if self.has_view_permission(request) else None
        return feedback is not None and request.user.has_perm("voters.add_petition")

    def get_actions_detail(self, request, object_id):
        """A message becomes a petition once."""
        feedback = self.get_object(request, str(object_id))
        buttons = super().get_actions_detail(request, object_id)
        is_taken_up = feedback is not None and feedback.petition_id is not None
        return [button for button in buttons if not (is_taken_up and button.method.__name__ == "make_petition")]

    @action(description="Lập thành kiến nghị", url_path="lap-kien-nghi", permissions=["make_petition"])
    def make_petition(self, request, object_id):
        feedback = self.get_object(request, object_id)
        if request.method != "POST" and feedback.petition_id:
            messages.warning(request, taken_up_sentence(feedback, request.user))
            return redirect("admin:voters_feedback_change", feedback.pk)
        form = PetitionFromFeedbackForm(request.POST or None, user=request.user, feedback=feedback)
        moved = taken_up_sentence(feedback, request.user) if feedback.petition_id else ""
        if request.method == "POST" and not moved and form.is_valid():
            try:
                petition = actions.make_petition(feedback, by=request.user, **form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                messages.success(request, f"Đã lập kiến nghị {petition.code}.")
                return redirect("admin:voters_feedback_change", feedback.pk)
        context = {"title": "Lập thành kiến nghị", "feedback": feedback, "form": form, "opts": self.opts}
        context["moved"] = f"{moved} Nội dung bạn gõ còn ở dưới để chép lại." if moved else ""
        context = self.admin_site.each_context(request) | context
        return TemplateResponse(request, "admin/voters/make_petition.html", context)


def taken_up_sentence(feedback: Feedback, reader) -> str:
    """Who made a petition of the message, and when."""
    petition = feedback.petition
    deed = f"lập thành kiến nghị {petition.code}"
    return moved_words("Góp ý này", deed, petition.created_by, petition.created_at, reader)


@admin.register(Petitioner)
class PetitionerAdmin(RecordAdmin):
    """For the personal-data officer: to put right or to erase what a person asks to be erased."""

    keeps_unsaved = False
    is_closed_list = True
    list_display = ["__str__", "name", "petition", "feedback"]
    list_filter = [by_commune("petition__unit", "feedback__unit")]
    list_select_related = ["petition", "feedback"]
    ordering = ["-pk"]
    readonly_fields = ["petition", "feedback"]
    fields = ["petition", "feedback", "name", "contact", "reply_by"]

    def has_add_permission(self, request):
        """Added with the petition it belongs to."""
        return False
