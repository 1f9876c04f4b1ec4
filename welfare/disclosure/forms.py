"""The forms of an appeal's steps: what was made public, and until when the province prolonged it."""

from django import forms
from django.utils import timezone
from unfold.widgets import (
    UnfoldAdminDateWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextInputWidget,
    UnfoldAdminURLInputWidget,
)

from .models import Disclosure


class DisclosureForm(forms.Form):
    """What was made public, when, and where it can be read; only what is not on record yet is offered."""

    event = forms.ChoiceField(label="Nội dung công khai", widget=UnfoldAdminSelectWidget)
    done_on = forms.DateField(label="Ngày công khai", initial=timezone.localdate, widget=UnfoldAdminDateWidget)
    where = forms.CharField(
        label="Công khai ở đâu",
        max_length=200,
        widget=UnfoldAdminTextInputWidget,
        help_text="Ví dụ: Cổng thông tin này và bảng tin Ủy ban.",
    )
    link = forms.URLField(
        label="Liên kết", required=False, assume_scheme="https", max_length=200, widget=UnfoldAdminURLInputWidget
    )

    def __init__(self, *args, appeal, **kwargs):
        super().__init__(*args, **kwargs)
        recorded = {disclosure.event for disclosure in appeal.disclosures.all()}
        self.fields["event"].choices = [choice for choice in Disclosure.Event.choices if choice[0] not in recorded]


class ExtensionForm(forms.Form):
    """The province's document, and the last day it allows."""

    closed_on = forms.DateField(label="Tiếp nhận đến hết ngày", widget=UnfoldAdminDateWidget)
    document_number = forms.CharField(label="Số văn bản", max_length=60, widget=UnfoldAdminTextInputWidget)
    document_date = forms.DateField(label="Ngày văn bản", widget=UnfoldAdminDateWidget)
    issued_by = forms.CharField(
        label="Cơ quan ban hành",
        max_length=150,
        widget=UnfoldAdminTextInputWidget,
        help_text="Ví dụ: Ủy ban MTTQ tỉnh Lâm Đồng.",
    )
