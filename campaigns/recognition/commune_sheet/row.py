"""One area of the commune."""

from typing import Any

from django import forms

from frontportal.kit.values.decimals import decimal_text

from ..models.criterion import Criterion
from ..models.registration import Registration
from ..models.score import Score
from .header import HeaderForm

SETTLED = "Khu dân cư này đã vào danh sách trình, hoặc được chấm theo bộ tiêu chí khác, nên không sửa ở đây được."


class RowForm(forms.Form):
    """One area: whether it registered, the points of each criterion, a remark. Empty points are points not given yet."""

    registered = forms.BooleanField(label="Đăng ký", required=False)
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)

    def __init__(self, data, *, instance: Registration, criteria: list[Criterion], header: HeaderForm, **options):
        self.instance, self.criteria, self.header = instance, criteria, header
        self.stored = {score.criterion_id: score for score in instance.scores.all()} if instance.pk else {}
        super().__init__(data, initial={"registered": bool(instance.pk), "note": instance.note}, **options)
        for criterion in criteria:
            score = self.stored.get(criterion.pk)
            self.fields[name_of(criterion)] = Score._meta.get_field("points").formfield(
                label=f"{criterion.number} (/{criterion.weight})", required=False
            )
            self.initial[name_of(criterion)] = score.points if score else None
        for field in self.fields.values():
            field.disabled = self.is_settled
        self.order_fields(["registered", *map(name_of, criteria), "note"])

    @property
    def is_settled(self) -> bool:
        """Whether the area stands in a list for decision, or was scored by another version: nothing of it changes here."""
        used = self.instance.criteria_set_id
        is_other = used is not None and bool(self.criteria) and used != self.criteria[0].criteria_set_id
        return self.instance.decision_id is not None or is_other

    @property
    def total_text(self) -> str:
        return decimal_text(self.instance.points()) if self.stored else ""

    def clean(self):
        data = super().clean()
        points = {each: data.get(name_of(each)) for each in self.criteria}
        for criterion, value in points.items():
            if value is not None and value > criterion.weight:
                self.add_error(
                    name_of(criterion), f"Tiêu chí {criterion.number} có nhiều nhất {criterion.weight} điểm."
                )
        if self.is_settled:
            raise forms.ValidationError(SETTLED)
        if not data.get("registered"):
            self.refuse_without_registration(any(value is not None for value in points.values()))
        elif not self.errors:
            self.fill(points)
        return data

    def refuse_without_registration(self, has_points: bool) -> None:
        if self.instance.pk:
            raise forms.ValidationError("Đăng ký đã ghi không bỏ ở đây được. Hãy mở đăng ký này để xoá.")
        if has_points or self.cleaned_data.get("note"):
            raise forms.ValidationError("Hãy đánh dấu “Đăng ký” trước khi chấm điểm.")

    def fill(self, points: dict[Criterion, Any]) -> None:
        """Give the record what was typed, and hold it to its rules."""
        record = self.instance
        record.note = self.cleaned_data["note"]
        record.registered_on = record.registered_on or self.header.day_of("registered_on")
        if any(value is not None for value in points.values()) and record.criteria_set_id is None:
            record.criteria_set = self.criteria[0].criteria_set
            record.inspected_on = record.inspected_on or self.header.day_of("inspected_on")
        if self.header.errors:
            return
        try:
            record.full_clean(exclude=["unit"], validate_constraints=True)
        except forms.ValidationError as error:
            sentences = [each for errors in error.message_dict.values() for each in errors]
            raise forms.ValidationError(sentences) from None

    def result(self) -> tuple[Registration, list[Score], list[Score]]:
        """What is to be saved: the registration, the scores that are new or changed, those that were emptied."""
        changed, emptied = [], []
        for criterion in self.criteria:
            value, score = self.cleaned_data[name_of(criterion)], self.stored.get(criterion.pk)
            if value is None and score:
                emptied.append(score)
            elif value is not None and (score is None or score.points != value):
                score = score or Score(criterion=criterion)
                score.points = value
                changed.append(score)
        return self.instance, changed, emptied


def name_of(criterion: Criterion) -> str:
    return f"diem-{criterion.pk}"
