"""The days that hold for all rows."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone


class DayField(forms.DateField):
    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "size": "10"})
        super().__init__(widget=widget, **options)


class HeaderForm(forms.Form):
    """The days that hold for rows without their own."""

    registered_on = DayField(label="Ngày đăng ký")
    inspected_on = DayField(label="Ngày kiểm tra")

    def __init__(self, *args, year: int, **options):
        super().__init__(*args, **options)
        today = timezone.localdate()
        self.year = year
        self.initial = {
            "registered_on": date(year, 3, 1),
            "inspected_on": today if today.year == year else date(year, 11, 1),
        }

    def day_of(self, name: str) -> date | None:
        return self.cleaned_data.get(name) if self.is_valid() else None

    def clean(self):
        data = super().clean()
        registered, inspected = data.get("registered_on"), data.get("inspected_on")
        if registered and not self.year - 1 <= registered.year <= self.year:
            self.add_error("registered_on", f"Ngày đăng ký phải thuộc năm {self.year - 1} hoặc {self.year}.")
        if inspected and not self.year <= inspected.year <= self.year + 1:
            self.add_error("inspected_on", f"Ngày kiểm tra phải thuộc năm {self.year} hoặc {self.year + 1}.")
        if registered and inspected and inspected < registered:
            self.add_error("inspected_on", "Ngày kiểm tra không được trước ngày đăng ký.")
        return data
