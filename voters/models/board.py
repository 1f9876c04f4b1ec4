from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.consents.scans import check_scan
from frontportal.kit.records.base import Stamped, given

from ..querysets import BoardNoticeQuerySet


class BoardNotice(Stamped):
    """That the answer to a petition hung on a board, from when until when, with a photo of the board as proof.

    Days on the site are counted by the system; those on a board are what staff record.
    """

    petition = models.ForeignKey(
        "voters.Petition", models.PROTECT, related_name="board_notices", verbose_name="kiến nghị"
    )
    place = models.CharField("nơi niêm yết", max_length=200)
    posted_on = models.DateField("từ ngày", default=timezone.localdate)
    removed_on = models.DateField("gỡ ngày", null=True, blank=True)
    photo = models.FileField(
        "ảnh bảng niêm yết",
        upload_to="boards/%Y",
        blank=True,
        validators=[check_scan],
        help_text="PDF, JPG hoặc PNG, không quá 10 MB. Chỉ cán bộ xem được.",
    )
    photo_on = models.DateField("ngày chụp", null=True, blank=True)

    history = HistoricalRecords()
    objects = BoardNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "lần niêm yết tại bảng"
        verbose_name_plural = "các lần niêm yết tại bảng"
        ordering = ["posted_on", "pk"]
        constraints = [
            given("voters_boardnotice", "place", "Nơi niêm yết"),
            models.CheckConstraint(
                condition=Q(removed_on__isnull=True) | Q(removed_on__gte=F("posted_on")),
                name="voters_boardnotice_removed_after",
                violation_error_message="Ngày gỡ không được trước ngày niêm yết.",
            ),
            models.CheckConstraint(
                condition=Q(photo="", photo_on__isnull=True)
                | (~Q(photo="") & Q(photo_on__isnull=False, photo_on__gte=F("posted_on"))),
                name="voters_boardnotice_photo_dated",
                violation_error_message="Ảnh phải có ngày chụp, không trước ngày niêm yết; không có ảnh thì để trống.",
            ),
        ]

    def __str__(self) -> str:
        return f"Niêm yết tại {self.place} từ {self.posted_on:%d/%m/%Y}"

    @property
    def days(self) -> int:
        """Whole days on the board, the first one not counted."""
        return max(((self.removed_on or timezone.localdate()) - self.posted_on).days, 0)
