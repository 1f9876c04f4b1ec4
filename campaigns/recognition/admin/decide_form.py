"""What was decided: number, day, scan."""

from django import forms
from django.core.exceptions import ValidationError
from unfold.widgets import UnfoldAdminDateWidget, UnfoldAdminFileFieldWidget, UnfoldAdminTextInputWidget

from ..models.decision import Decision


class DecideForm(forms.ModelForm):
    class Meta:
        model = Decision
        fields = ["number", "decided_on", "scan"]
        widgets = {
            "number": UnfoldAdminTextInputWidget,
            "decided_on": UnfoldAdminDateWidget,
            "scan": UnfoldAdminFileFieldWidget,
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["number"].required = self.fields["decided_on"].required = True
        self.fields["number"].help_text = "Ví dụ: 112/QĐ-MTTQ-BTT."

    def _post_clean(self):
        """The record's own rules are asked as it is decided: until then it bears half of a decision."""
        self.instance = forms.models.construct_instance(self, self.instance, self._meta.fields, self._meta.exclude)
        others = {field.name for field in self.instance._meta.fields} - set(self._meta.fields)
        try:
            self.instance.clean_fields(exclude=others | set(self.errors))
        except ValidationError as error:
            self._update_errors(error)
