from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from frontportal.kit.records.base import Stamped


class AreaRecord(Stamped):
    """What a residential area achieved in a year. A trigger repeats these rules for imports in bulk."""

    unit = models.ForeignKey(
        "places.Unit",
        models.PROTECT,
        related_name="+",
        verbose_name="khu dân cư",
        limit_choices_to={"kind": "area"},
        error_messages={"invalid": "Đơn vị này không phải khu dân cư."},
    )
    year = models.PositiveSmallIntegerField("năm", validators=[MinValueValidator(1945), MaxValueValidator(2100)])
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False, editable=False)

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if not self.unit_id or not self.year or self.unit.kind != self.unit.Kind.AREA:
            return  # said at the field
        if not self.unit.exists_in(self.year):
            raise ValidationError({"unit": f"{self.unit} không tồn tại trong năm {self.year}."})
