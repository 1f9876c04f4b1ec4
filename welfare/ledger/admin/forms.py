"""What the forms of entries ask: why one is reversed, and no unit where a house has one."""

from django import forms
from unfold.widgets import UnfoldAdminTextareaWidget


def unit_of_target(form_class):
    """The form of a disbursement, which takes the unit of the chosen house or livelihood where none is chosen."""

    class DisbursementForm(form_class):
        def clean(self):
            given = super().clean() or self.cleaned_data
            target = given.get("house") or given.get("livelihood")
            if "unit" in self.fields and not given.get("unit") and "unit" not in self.errors:
                if target is None:
                    self.add_error("unit", self.fields["unit"].error_messages["required"])
                else:
                    given["unit"] = target.unit
            return given

    return DisbursementForm


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Lý do ghi đảo",
        max_length=300,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        error_messages={"required": "Hãy ghi lý do ghi đảo."},
    )
