"""Which commune, year and title is asked for."""

from datetime import date

from django import forms
from django.utils import timezone

from campaigns.commune_grid import CommuneYearForm
from campaigns.models.titles import Title
from frontportal.places.models import Unit


class ChoiceForm(CommuneYearForm):
    first_year = 2019
    danh_hieu = forms.ChoiceField(label="Danh hiệu", choices=Title, required=False)

    def chosen(self) -> tuple[Unit | None, int, str]:
        """What was asked for; otherwise this year's first commune and the lower title."""
        asked = self.cleaned_data if self.is_valid() else {}
        year = asked.get("nam") or timezone.localdate().year
        communes = list(self.fields["xa"].queryset)
        living = [each for each in communes if each.exists_on(date(year, 11, 18))]
        first = next(iter(living or communes), None)
        return asked.get("xa") or first, year, asked.get("danh_hieu") or Title.EXEMPLARY.value
