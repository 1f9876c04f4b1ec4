"""That something hung on a board, from when until when, with a photo of the board as proof."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.pictures import ClosedPictureField
from frontportal.kit.values.text import fold

TWICE = "Đã ghi: {earlier} Nếu treo lại thì ghi ngày gỡ của lần trước, rồi ghi ngày treo lại."
TABLE = "%(app_label)s_%(class)s"


def twice(earlier: "BoardPosting") -> str:
    """Why a posting is not written down again."""
    return TWICE.format(earlier=earlier.sentence)


class BoardPosting(Stamped):
    """Days on the site are counted by the system; those on a board are what staff record. A kind of it says what hung there: `about`.

    One thing hangs on one board once at a time.
    """

    about: ClassVar[tuple[str, ...]] = ()
    checked_among = "boards"

    place = models.CharField("nơi niêm yết", max_length=200)
    posted_on = models.DateField("từ ngày", default=timezone.localdate)
    removed_on = models.DateField("gỡ ngày", null=True, blank=True)
    photo = ClosedPictureField(
        "ảnh bảng niêm yết",
        upload_to="boards/%Y",
        blank=True,
        help_text="JPG, PNG hoặc WebP, không quá 15 MB. Chỉ cán bộ xem được; vị trí GPS trong ảnh được bỏ khi lưu.",
    )
    photo_on = models.DateField("ngày chụp", null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["posted_on", "pk"]
        constraints = [
            given(TABLE, "place", "Nơi niêm yết"),
            models.CheckConstraint(
                condition=Q(removed_on__isnull=True) | Q(removed_on__gte=F("posted_on")),
                name=f"{TABLE}_removed_after",
                violation_error_message="Ngày gỡ không được trước ngày niêm yết.",
            ),
            models.CheckConstraint(
                condition=Q(photo="", photo_on__isnull=True)
                | (~Q(photo="") & Q(photo_on__isnull=False, photo_on__gte=F("posted_on"))),
                name=f"{TABLE}_photo_dated",
                violation_error_message="Ảnh phải có ngày chụp, không trước ngày niêm yết; không có ảnh thì để trống.",
            ),
        ]

    def __str__(self) -> str:
        return f"Niêm yết tại {self.place} từ {self.posted_on:%d/%m/%Y}"

    def clean(self) -> None:
        super().clean()
        if not (self.place and self.posted_on) or any(getattr(self, name) in (None, "") for name in self.columns()):
            return
        same: Any = type(self)._default_manager.filter(**{name: getattr(self, name) for name in self.columns()})
        for other in same.exclude(pk=self.pk):
            if self.is_same(other):
                raise ValidationError({"place": twice(other)})

    @classmethod
    def columns(cls) -> list[str]:
        """What `about` is called in the table."""
        return [cls._meta.get_field(name).attname for name in cls.about]

    def is_same(self, other: "BoardPosting") -> bool:
        """Whether two postings of one thing are at the same board at the same time."""
        starts_within = other.posted_on < (self.removed_on or date.max) and self.posted_on < (
            other.removed_on or date.max
        )
        return fold(self.place) == fold(other.place) and (self.posted_on == other.posted_on or starts_within)

    @property
    def photo_name(self) -> str:
        """What the saved photo is called, without its ending."""
        return f"niem-yet-{self.pk}"

    @property
    def days(self) -> int:
        """Whole days on the board, the first one not counted."""
        return self.days_until(timezone.localdate())

    def days_until(self, today: date) -> int:
        return max(((self.removed_on or today) - self.posted_on).days, 0)

    @property
    def sentence(self) -> str:
        """`"Niêm yết tại Nhà văn hoá thôn Đa Tiến từ 01/02/2026 đến 05/03/2026, 32 ngày, có ảnh chụp 02/02/2026."`"""
        until = f" đến {self.removed_on:%d/%m/%Y}" if self.removed_on else ""
        photo = f", có ảnh chụp {self.photo_on:%d/%m/%Y}" if self.photo_on else ", chưa có ảnh"
        return f"Niêm yết tại {self.place} từ {self.posted_on:%d/%m/%Y}{until}, {self.days} ngày{photo}."
