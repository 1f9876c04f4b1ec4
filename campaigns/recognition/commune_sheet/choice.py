"""Which commune, year and title is asked for."""

from datetime import date
from operator import attrgetter

from django import forms
from django.utils import timezone

from campaigns.models.titles import Title
from frontportal.places.models import Unit

FIRST_YEAR = 2019


class ChoiceForm(forms.Form):
    """Which commune, year and title, asked by GET; narrowed to the user's units."""

    xa = forms.ModelChoiceField(Unit.objects.none(), label="Xã, thị trấn", required=False, empty_label=None)
    nam = forms.TypedChoiceField(label="Năm", coerce=int, required=False)
    danh_hieu = forms.ChoiceField(label="Danh hiệu", choices=Title, required=False)

    def __init__(self, data, *, user):
        super().__init__(data)
        communes = Unit.objects.communes().served().visible_to(user).order_by("until", "sort_name")
        self.fields["xa"].queryset = communes
        self.fields["xa"].label_from_instance = attrgetter("offered_as")
        self.fields["nam"].choices = [(year, year) for year in range(timezone.localdate().year, FIRST_YEAR - 1, -1)]

    def chosen(self) -> tuple[Unit | None, int, str]:
        """What was asked for; otherwise this year's first commune and the lower title."""
        asked = self.cleaned_data if self.is_valid() else {}
        year = asked.get("nam") or timezone.localdate().year
        communes = list(self.fields["xa"].queryset)
        living = [each for each in communes if each.exists_on(date(year, 11, 18))]
        first = next(iter(living or communes), None)
        return asked.get("xa") or first, year, asked.get("danh_hieu") or Title.EXEMPLARY.value
