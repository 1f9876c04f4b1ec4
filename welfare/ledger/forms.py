"""The form that asks why an entry is reversed."""

from django import forms
from unfold.widgets import (
    UnfoldAdminTextareaWidget,
)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Lý do ghi đảo",
        max_length=300,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        error_messages={"required": "Hãy ghi lý do ghi đảo."},
    )
