"""Whose deputies voters meet, how long they serve, and when they sit."""

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.records.querysets import RecordQuerySet
from frontportal.kit.values.text import roman


class Council(models.TextChoices):
    ASSEMBLY = "assembly", "Quốc hội"
    PROVINCE = "province", "HĐND tỉnh"
    DISTRICT = "district", "HĐND huyện"
    COMMUNE = "commune", "HĐND xã"


class CouncilChannel(models.TextChoices):
    """Through whom a petition goes; the joint resolution gives each its own terms."""

    ASSEMBLY = "assembly", "Quốc hội"
    COUNCILS = "councils", "Hội đồng nhân dân"


class Term(Stamped):
    """One term of the National Assembly, or of the People's Council of a unit."""

    council = models.CharField("của", max_length=10, choices=Council)
    unit = models.ForeignKey(
        "places.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="địa bàn",
        help_text="Của Hội đồng nhân dân nào; Quốc hội thì để trống.",
        limit_choices_to={"kind__in": ["province", "district", "commune", "town", "ward"]},
    )
    number = models.PositiveSmallIntegerField("khoá", help_text="Ghi bằng số, ví dụ 15 là khoá XV.")
    since = models.DateField("từ ngày")
    until = models.DateField("đến ngày", null=True, blank=True)

    history = HistoricalRecords()
    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = "khoá Quốc hội, Hội đồng nhân dân"
        verbose_name_plural = "khoá Quốc hội, Hội đồng nhân dân"
        ordering = ["-since", "council"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "unit", "number"],
                nulls_distinct=False,
                name="voters_term_once",
                violation_error_message="Khoá này đã có trong danh mục.",
            ),
            models.CheckConstraint(
                condition=Q(council="assembly", unit__isnull=True) | (~Q(council="assembly") & Q(unit__isnull=False)),
                name="voters_term_of_unit",
                violation_error_message="Khoá của Hội đồng nhân dân phải ghi địa bàn; của Quốc hội thì để trống.",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=99),
                name="voters_term_number",
                violation_error_message="Khoá phải từ 1 đến 99.",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="voters_term_ends_after_start",
                violation_error_message="Ngày kết thúc không được trước ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        whose = self.get_council_display() if self.unit is None else f"HĐND {self.unit.described}"
        return f"{whose} khoá {roman(self.number)}"


class Session(Stamped):
    """One session of a term, with the days on which what is owed before it was handed in."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="sessions", verbose_name="khoá")
    number = models.PositiveSmallIntegerField("kỳ họp thứ")
    opens_on = models.DateField("khai mạc")
    closes_on = models.DateField("bế mạc", null=True, blank=True)
    report_sent_on = models.DateField(
        "ngày Mặt trận gửi báo cáo tổng hợp", null=True, blank=True, help_text="Tổng hợp ý kiến, kiến nghị của cử tri."
    )
    results_received_on = models.DateField(
        "ngày nhận báo cáo kết quả giải quyết",
        null=True,
        blank=True,
        help_text="Báo cáo của các cơ quan có thẩm quyền.",
    )

    history = HistoricalRecords()
    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = "kỳ họp"
        verbose_name_plural = "kỳ họp"
        ordering = ["-opens_on", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["term", "number"],
                name="voters_session_once",
                violation_error_message="Kỳ họp này của khoá đã có.",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=99),
                name="voters_session_number",
                violation_error_message="Kỳ họp phải từ thứ 1 đến thứ 99.",
            ),
            models.CheckConstraint(
                condition=Q(closes_on__isnull=True) | Q(closes_on__gte=F("opens_on")),
                name="voters_session_closes_after_opening",
                violation_error_message="Ngày bế mạc không được trước ngày khai mạc.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kỳ họp thứ {self.number}, {self.term}"
