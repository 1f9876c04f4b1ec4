"""The two titles of a residential area, and which level of the Front may recognise them when: dated data."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given
from frontportal.places.models import LifeRange


class Title(models.TextChoices):
    """Not to be mixed with "thôn văn hoá" or "khu dân cư nông thôn mới kiểu mẫu", which are others' to give."""

    EXEMPLARY = "tieu-bieu", "Khu dân cư tiêu biểu"
    MODEL = "kieu-mau", "Khu dân cư kiểu mẫu"


class Level(models.TextChoices):
    PROVINCE = "province", "Cấp tỉnh"
    DISTRICT = "district", "Cấp huyện"
    COMMUNE = "commune", "Cấp xã"


class TitleAuthority(Stamped):
    """From `since` until the day before `until` the Front of `level` may recognise `title`; by `basis`."""

    ships_with_rows = True

    title = models.CharField("danh hiệu", max_length=10, choices=Title)
    level = models.CharField("cấp công nhận", max_length=10, choices=Level)
    since = models.DateField("từ ngày")
    until = models.DateField(
        "đến trước ngày", null=True, blank=True, help_text="Ngày đầu tiên cấp này không còn công nhận."
    )
    basis = models.CharField("căn cứ", max_length=200, help_text="Văn bản, hoặc thực tế của tỉnh.")

    history = HistoricalRecords()

    class Meta:
        verbose_name = "cấp công nhận danh hiệu"
        verbose_name_plural = "cấp công nhận danh hiệu"
        ordering = ["title", "since", "level"]
        constraints = [
            given("campaigns_titleauthority", "basis", "Căn cứ"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="campaigns_titleauthority_ends_after_start",
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
            ExclusionConstraint(
                name="campaigns_titleauthority_once",
                expressions=[
                    ("title", RangeOperators.EQUAL),
                    ("level", RangeOperators.EQUAL),
                    (LifeRange("since", "until"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Đã ghi cấp này cho danh hiệu này trong khoảng thời gian trùng với khoảng đã nhập.",
            ),
        ]

    def is_in_force_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)

    def __str__(self):
        return f"{self.get_title_display()}: {self.get_level_display().lower()}, từ ngày {self.since:%d/%m/%Y}"


def level_on(title: str, day: date, level: str = "", authorities: list[TitleAuthority] | None = None) -> str:
    """The level that recognises `title` on a day: `level` itself where it may, or the only one.

    `authorities`, where they were read beforehand, spare the question. Raises ValidationError at `level`.
    """
    rows = TitleAuthority.objects.all() if authorities is None else authorities
    known = sorted(each.level for each in rows if each.title == title and each.is_in_force_on(day))
    words = f"{Title(title).label} vào ngày {day:%d/%m/%Y}"
    if not known:
        raise ValidationError(
            {"level": f"Chưa ghi cấp nào được công nhận {words}. Hãy ghi ở “Cấp công nhận danh hiệu” trước."}
        )
    names = ", ".join(Level(each).label.lower() for each in known)
    if level and level not in known:
        raise ValidationError({"level": f"{Level(level).label} không công nhận {words}; chỉ có: {names}."})
    if not level and len(known) > 1:
        raise ValidationError({"level": f"Hãy chọn cấp công nhận {words}: {names}."})
    return level or known[0]
