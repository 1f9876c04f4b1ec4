"""The lines of other funders, edited together with the house or livelihood they pay for."""

from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet

from .models.funding import exceeds_total_text


class LinesFormSet(BaseInlineFormSet):
    """The other funders of one house or livelihood, checked together with the total typed above them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.lines_in_form = self.is_bound

    def clean(self):
        super().clean()
        if any(self.errors) or not self.instance.ceiling:
            return
        remaining = [
            form.cleaned_data for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]
        lines = sum(line["amount"] for line in remaining) + (self.instance.from_funds() if self.instance.pk else 0)
        if lines > self.instance.ceiling:
            raise ValidationError(exceeds_total_text(lines, self.instance.ceiling))
