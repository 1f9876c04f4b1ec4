"""What is done to many petitions at once: sent to one body with one letter, or merged into one of them."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils import timezone
from unfold.widgets import UnfoldAdminDateWidget, UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from frontportal.kit.web.tags import day
from voters import actions
from voters.models.agency import Agency
from voters.models.meeting import Meeting
from voters.models.petition import Petition
from voters.opinions.repeating import mark_repeated, repeat_refusal
from voters.opinions.suggestions import earlier_petition
from voters.workflow import ASIDE, State, is_allowed

from .transitions import may_transition


class ForwardManyForm(forms.Form):
    agency = forms.ModelChoiceField(
        Agency.objects.filter(active=True), label="Cơ quan có thẩm quyền", widget=UnfoldAdminSelectWidget
    )
    number = forms.CharField(label="Số văn bản chuyển", max_length=50, widget=UnfoldAdminTextInputWidget)
    sent_on = forms.DateField(label="Ngày văn bản", widget=UnfoldAdminDateWidget, initial=timezone.localdate)


class MergeManyForm(forms.Form):
    into = forms.ModelChoiceField(
        Petition.objects.none(), label="Gộp tất cả vào", empty_label="Chọn", widget=UnfoldAdminSelectWidget
    )


class RepeatManyForm(forms.Form):
    code = forms.CharField(
        label="Lặp lại kiến nghị mã",
        max_length=20,
        widget=UnfoldAdminTextInputWidget,
        help_text="Kiến nghị đã nêu trước, ví dụ KN-2023-001; khi ghi trả lời thì điền sẵn theo trả lời trước.",
    )

    def __init__(self, *args, user, **options):
        super().__init__(*args, **options)
        self.user = user

    def clean_code(self):
        code = self.cleaned_data["code"]
        found = earlier_petition(self.user, code)
        if found is None:
            raise ValidationError(f"Không có kiến nghị “{code}”, hoặc nằm ngoài địa bàn được phân công cho bạn.")
        return found


class ReportManyForm(forms.Form):
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label="Báo lại tại hội nghị", empty_label="Chọn", widget=UnfoldAdminSelectWidget
    )


class ManyPetitions:
    """For the ModelAdmin of petitions, which has `bulk`."""

    def step_refusal(self, request, petition, to: State) -> str:
        if not is_allowed(petition.state, to):
            return f"đang ở bước “{petition.get_state_display()}” nên không làm được bước này"
        return "" if may_transition(request.user, petition, to) else "bạn không được làm bước này"

    @admin.action(description="Chuyển đến một cơ quan", permissions=["classify"])
    def forward_selected(self, request, queryset):
        def act(petition, given):
            petition.agency = given["agency"]
            petition.save(update_fields=["agency"])
            note = f"Văn bản số {given['number']} ngày {day(given['sent_on'])}."
            actions.transition(petition, to=State.FORWARDED, by=request.user, note=note, on=given["sent_on"])

        return self.bulk(
            request,
            queryset,
            action="forward_selected",
            title="Chuyển nhiều kiến nghị đến một cơ quan",
            button="Chuyển",
            form=ForwardManyForm(request.POST if "sure" in request.POST else None),
            refusal=lambda petition: self.step_refusal(request, petition, State.FORWARDED),
            act=act,
        )

    @admin.action(description="Ghi đã báo lại tại một hội nghị", permissions=["classify"])
    def report_selected(self, request, queryset):
        """What was ticked at the meeting: each was told there, on its day."""
        form = ReportManyForm(request.POST if "sure" in request.POST else None)
        held = Meeting.objects.held().visible_to(request.user).select_related("unit__parent")
        form.fields["meeting"].queryset = held.order_by("-start")

        def act(petition, given):
            meeting = given["meeting"]
            actions.transition(petition, to=State.REPORTED, by=request.user, on=meeting.day, meeting=meeting)

        return self.bulk(
            request,
            queryset,
            action="report_selected",
            title="Ghi đã báo lại cử tri tại một hội nghị",
            button="Ghi đã báo lại",
            form=form,
            refusal=lambda petition: self.step_refusal(request, petition, State.REPORTED),
            act=act,
        )

    @admin.action(description="Ghi là lặp lại một kiến nghị trước", permissions=["classify"])
    def repeat_selected(self, request, queryset):
        """They stay petitions of their own, each with its number; the earlier answer is at hand when they are answered."""

        def act(petition, given):
            mark_repeated(petition, given["code"], by=request.user)

        return self.bulk(
            request,
            queryset,
            action="repeat_selected",
            title="Ghi nhiều kiến nghị là lặp lại một kiến nghị trước",
            button="Ghi là lặp lại",
            form=RepeatManyForm(request.POST if "sure" in request.POST else None, user=request.user),
            refusal=lambda petition: repeat_refusal(petition) or own_refusal(self, request, petition),
            act=act,
        )

    @admin.action(description="Gộp vào một kiến nghị", permissions=["classify"])
    def merge_selected(self, request, queryset):
        """The one that the others join may be further on its way than they are: nothing is done to it."""
        form = MergeManyForm(request.POST if "sure" in request.POST else None)
        form.fields["into"].queryset = queryset.exclude(state__in=ASIDE).order_by("received_on", "code")
        target = form.cleaned_data["into"].pk if form.is_valid() else None

        def act(petition, given):
            actions.transition(petition, to=State.MERGED, by=request.user, into=given["into"])

        return self.bulk(
            request,
            queryset.exclude(pk=target),
            action="merge_selected",
            title="Gộp nhiều kiến nghị thành một",
            button="Gộp",
            form=form,
            refusal=lambda petition: self.step_refusal(request, petition, State.MERGED),
            act=act,
        )


def own_refusal(model_admin, request, petition) -> str:
    return "" if model_admin.has_change_permission(request, petition) else "bạn không được sửa"
