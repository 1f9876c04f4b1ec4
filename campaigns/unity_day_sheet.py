"""Unity days of a whole commune on one page: the areas as rows, saved together or not at all."""

from datetime import date
from functools import partial

from django import forms
from django.utils import timezone

from frontportal.kit.records.fields import ComposedTextInput, WholeFormField
from frontportal.places.models import Unit

from .commune_grid import CommuneGrid, CommuneYearForm, join_grid
from .models.unity_day import UnityDay

FIRST_YEAR = 2015


class CountField(WholeFormField):
    """Lượt."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "size": "6"})


class DayInput(forms.DateInput):
    """Typed as 18/11/2023; a phone shows digits."""

    def __init__(self):
        super().__init__(format="%d/%m/%Y", attrs={"inputmode": "numeric", "size": "10"})


class RowForm(forms.ModelForm):
    """One area. An empty `held_on` means the common day; `nothing` records that the area held no day of its own."""

    attendance = CountField(label="Lượt người", min_value=0, max_value=99_999, required=False)
    held_on = forms.DateField(label="Ngày khác", widget=DayInput, required=False)
    nothing = forms.BooleanField(label="Không tổ chức", required=False)

    class Meta:
        model = UnityDay
        fields = ["ceremony", "festival", "meal", "attendance", "held_on", "guests", "note"]
        widgets = {name: ComposedTextInput(attrs={"size": "16"}) for name in ("guests", "note")}

    def __init__(self, *args, common_day: date | None = None, **options):
        super().__init__(*args, **options)
        self.common_day = common_day
        if self.instance.pk:
            self.initial["nothing"] = not self.instance.held
        self.initial["attendance"] = self.instance.attendance or None

    def clean(self):
        data = super().clean()
        ticked = any(data.get(name) for name in ("ceremony", "festival", "meal"))
        if data.get("nothing") and (ticked or data.get("attendance")):
            raise forms.ValidationError("Đã chọn “không tổ chức” thì bỏ trống các mục khác.")
        if not data.get("nothing") and not ticked and not data.get("attendance"):
            raise forms.ValidationError("Hãy đánh dấu ít nhất một mục, hoặc chọn “không tổ chức”.")
        data["attendance"] = data.get("attendance") or 0
        if "held_on" not in self.errors:
            data["held_on"] = (data.get("held_on") or self.common_day) if ticked else None
        return data

    def _get_validation_exclusions(self):
        """The rules about the area and the year hold although neither is typed here."""
        return super()._get_validation_exclusions() - {"unit", "year"}


class HeaderForm(forms.Form):
    """The day that holds for every row without its own."""

    day = forms.DateField(label="Ngày tổ chức chung", widget=DayInput)

    def __init__(self, *args, year: int, **options):
        super().__init__(*args, initial={"day": date(year, 11, 18)}, **options)
        self.year = year

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day.year != self.year:
            raise forms.ValidationError(f"Ngày tổ chức phải nằm trong năm {self.year}.")
        return day


class ChoiceForm(CommuneYearForm):
    first_year = FIRST_YEAR

    def chosen(self) -> tuple[Unit | None, int]:
        """What was asked for; otherwise the newest year in which a commune of the user exists on 18 November."""
        asked = self.cleaned_data if self.is_valid() else {}
        communes, year = list(self.fields["xa"].queryset), asked.get("nam") or timezone.localdate().year
        unit = asked.get("xa")
        while (
            not asked.get("nam")
            and year > FIRST_YEAR
            and not any(existed_in(each, year) for each in ([unit] if unit else communes))
        ):
            year -= 1
        return unit or next(
            (each for each in communes if existed_in(each, year)), communes[0] if communes else None
        ), year


def existed_in(unit: Unit, year: int) -> bool:
    return unit.exists_on(date(year, 11, 18))


class UnityDaySheet(CommuneGrid):
    """Rows are the areas that existed on 18 November of the year."""

    model = UnityDay


def key_of(commune: Unit, year: int) -> str:
    return f"{commune.pk}/{year}"


def sent_sheet(request, commune: Unit, year: int) -> UnityDaySheet:
    """The sheet that was sent; see `join_grid`."""
    return join_grid(request, commune, UnityDay, key_of(commune, year), partial(sheet_of, commune, year))


def sheet_of(commune: Unit, year: int, data=None) -> UnityDaySheet:
    """The sheet of a commune's year, filled from `data` when it was sent. Two queries."""
    areas = (
        Unit.objects.residential_areas()
        .on(date(year, 11, 18))
        .filter(parent=commune)
        .select_related("parent")
        .alphabetical()
    )
    known = {record.unit_id: record for record in UnityDay.objects.in_year(year).filter(unit__parent=commune)}
    header = HeaderForm(data, year=year)
    day = header.cleaned_data["day"] if data is not None and header.is_valid() else date(year, 11, 18)
    rows = []
    for area in areas:
        record = known.get(area.pk) or UnityDay(year=year)
        record.unit = area
        rows.append(RowForm(data, instance=record, prefix=f"khu-{area.pk}", common_day=day))
    return UnityDaySheet(key=key_of(commune, year), header=header, rows=rows)
