from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from frontportal.consents.models import Consent
from frontportal.kit.records.base import Stamped
from frontportal.kit.records.fields import FoldedField
from frontportal.news.models.picture import Picture

from ..querysets import HonoureeQuerySet
from .honour import Honour


class Honouree(Stamped):
    """Who is honoured at a ceremony, and what for. A person is named, with the deed, only by a living consent to that;
    the picture is shown as long as the persons in it agree to that by consents of their own. Collectives are no persons.

    The history tells who changed the record and when, but keeps nothing personal.
    """

    class Kind(models.TextChoices):
        PERSON = "person", "Cá nhân"
        COLLECTIVE = "collective", "Tập thể"

    honour = models.ForeignKey(Honour, models.PROTECT, related_name="honourees", verbose_name="lễ tôn vinh")
    kind = models.CharField("là", max_length=10, choices=Kind)
    name = models.CharField("tên", max_length=200)
    role = models.CharField(
        "chức danh, nơi ở",
        max_length=200,
        blank=True,
        help_text="Ví dụ: Trưởng Ban Công tác Mặt trận Thôn 3, xã Đạ Đờn.",
    )
    deed = models.TextField("việc làm", max_length=2000, help_text="Công khai cùng với tên.")
    consent = models.ForeignKey(
        Consent,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"purpose": Consent.Purpose.HONOUR},
        verbose_name="bản ghi đồng ý",
        help_text="Cá nhân chưa có bản ghi đồng ý thì trang công khai chỉ đếm, không nêu tên.",
    )
    picture = models.ForeignKey(
        Picture,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ảnh",
        help_text="Ảnh của cá nhân chỉ hiện khi ảnh trong kho có bản ghi đồng ý của người ấy.",
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0, help_text="Số nhỏ đứng trước.")
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False, editable=False)
    folded = FoldedField("tên không dấu", source=("name", "role", "deed"))

    history = HistoricalRecords(excluded_fields=["name", "role", "deed", "folded"])
    objects = HonoureeQuerySet.as_manager()

    class Meta:
        verbose_name = "người, tập thể được tôn vinh"
        verbose_name_plural = "người, tập thể được tôn vinh"
        ordering = ["honour", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["honour", "kind", "name", "role"],
                name="campaigns_honouree_once",
                violation_error_message="Người, tập thể này đã có trong danh sách của lễ.",
            ),
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(deed=""),
                name="campaigns_honouree_says_what_for",
                violation_error_message="Hãy ghi tên và việc làm được tôn vinh.",
            ),
        ]

    def __str__(self):
        """Never the name: this text stands in logs."""
        return f"{self.get_kind_display()} số {self.pk}, {self.honour}"

    def clean(self):
        super().clean()
        if self.consent is not None and (why := self.consent.why_not_for(Consent.Purpose.HONOUR, self.name)):
            raise ValidationError({"consent": why})

    @property
    def consented_name(self) -> str:
        return self.name if self.kind == self.Kind.PERSON else ""

    @property
    def is_shown(self) -> bool:
        """Whether it may be read on the public pages."""
        return self.kind == self.Kind.COLLECTIVE or (self.consent is not None and self.consent.is_living)

    @property
    def is_public(self) -> bool:
        """Whether the public reads it: then its words are changed by a proposal."""
        return self.pk is not None and self.is_shown

    @property
    def shown_picture(self) -> Picture | None:
        """For who is shown at all; of a person only with a consent behind the picture."""
        picture = self.picture if self.picture and not self.picture.is_withheld else None
        is_agreed = picture is not None and (self.kind == self.Kind.COLLECTIVE or bool(picture.consents.all()))
        return picture if is_agreed else None
