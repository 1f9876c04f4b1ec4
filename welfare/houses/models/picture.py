"""A house before and after, in pictures of the library."""

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.values.text import fold
from frontportal.news.models.picture import Picture
from welfare.assistance.models.house import House

from ..querysets import HousePictureQuerySet


class HousePicture(Stamped):
    """A home tells who lives in it, so the public sees its picture only by a living consent behind the picture (decision 79).

    Files, alt text and consents are the library's; whose home it is must not stand in what is said about the picture.
    """

    class Moment(models.TextChoices):
        BEFORE = "before", "Trước khi làm"
        AFTER = "after", "Sau khi làm"

    house = models.ForeignKey(House, models.PROTECT, related_name="pictures", verbose_name="căn nhà")
    moment = models.CharField("chụp lúc", max_length=6, choices=Moment)
    picture = models.OneToOneField(
        Picture,
        models.PROTECT,
        related_name="+",
        verbose_name="ảnh",
        help_text="Ảnh trong Kho ảnh, đã gắn bản ghi đồng ý của chủ hộ.",
        error_messages={"unique": "Ảnh này đã là ảnh của một căn nhà."},
    )

    history = HistoricalRecords()
    objects = HousePictureQuerySet.as_manager()

    class Meta:
        verbose_name = "ảnh căn nhà"
        verbose_name_plural = "ảnh trước và sau"
        ordering = ["house", "-moment"]  # what was before stands first
        constraints = [
            models.UniqueConstraint(
                fields=["house", "moment"],
                name="houses_housepicture_once",
                violation_error_message="Căn nhà này đã có ảnh chụp lúc ấy.",
            ),
            models.CheckConstraint(
                condition=models.Q(moment__in=("before", "after")),
                name="houses_housepicture_moment",
                violation_error_message="Ảnh căn nhà là ảnh trước hoặc sau khi làm.",
            ),
        ]

    def __str__(self):
        return f"{self.house}, {self.get_moment_display().lower()}"

    def clean(self):
        super().clean()
        is_as_stored = HousePicture.objects.filter(pk=self.pk, picture=self.picture_id).exists()
        if self.picture_id and not is_as_stored and (why := self.why_not_public()):
            raise ValidationError({"picture": why})

    def why_not_public(self) -> str:
        """The sentence that tells why the public may not see this picture of this house; "" where it may."""
        if self.picture.is_withheld:
            return "Người trong ảnh này đã rút đồng ý, ảnh không đăng được nữa."
        if not self.picture.consents.exists():
            return "Ảnh này chưa có bản ghi đồng ý. Hãy gắn bản ghi đồng ý của chủ hộ vào ảnh ở Kho ảnh trước."
        if self.names_the_household():
            return "Lời nói về ảnh này có tên chủ hộ. Hãy bỏ tên ở Kho ảnh trước."
        return ""

    def names_the_household(self) -> bool:
        """Whether what the library says of the picture, also since it was chosen, holds the name of who lives there."""
        household = self.house.household if self.house_id else None
        words = f" {fold(' '.join((self.picture.alt, self.picture.caption, self.picture.credit)))} "
        return bool(household) and f" {fold(household.head)} " in words
