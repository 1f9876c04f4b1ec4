"""A decision that rearranges units: which become which on a day, which areas get another name. Data until it is carried out."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import staff_member
from frontportal.kit.web.tags import day
from frontportal.places.models import Unit


class Reform(Stamped):
    """One decision. `made` is what carrying it out wrote, by which it can be undone: see actions.

    {"units", "successions", "postings": keys that were made, "ended": keys of units that got their end}
    """

    code = models.SlugField("mã", max_length=60, unique=True, help_text="Chữ không dấu, ví dụ: nq-1671-2025.")
    number = models.CharField("số quyết định, nghị quyết", max_length=100)
    signed_on = models.DateField("ngày ban hành", null=True, blank=True)
    on = models.DateField("có hiệu lực từ ngày", help_text="Ngày đầu tiên của các đơn vị mới.")
    note = models.CharField("ghi chú", max_length=300, blank=True)
    carried_out_at = models.DateTimeField("thực hiện lúc", null=True, blank=True, editable=False)
    carried_out_by = staff_member("người thực hiện", on_delete=models.PROTECT)
    made = models.JSONField("đã ghi", null=True, blank=True, editable=False)

    history = HistoricalRecords(excluded_fields=["made"])

    class Meta:
        verbose_name = "lần sắp xếp đơn vị"
        verbose_name_plural = "các lần sắp xếp đơn vị"
        ordering = ["-on"]
        permissions = [("carry_out_reform", "Thực hiện, hoàn tác việc sắp xếp đơn vị")]
        constraints = [
            given("reforms_reform", "code", "Mã"),
            given("reforms_reform", "number", "Số quyết định"),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True) | Q(signed_on__lte=models.F("on")),
                name="reforms_reform_signed_before",
                violation_error_message="Ngày ban hành không được sau ngày có hiệu lực.",
            ),
            models.CheckConstraint(
                condition=Q(carried_out_at__isnull=True, carried_out_by__isnull=True, made__isnull=True)
                | Q(carried_out_at__isnull=False, carried_out_by__isnull=False, made__isnull=False),
                name="reforms_reform_carried_out_by_someone",
                violation_error_message="Việc đã thực hiện phải ghi người và thời điểm.",
            ),
        ]

    def __str__(self):
        return f"{self.number}, từ {day(self.on)}"


class ReformStep(Stamped):
    """A unit becomes, as a whole or in part, a unit of another code; without a successor it just ends."""

    reform = models.ForeignKey(Reform, models.CASCADE, related_name="steps", verbose_name="lần sắp xếp")
    predecessor = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị cũ")
    whole = models.BooleanField("toàn bộ", default=True, help_text="Bỏ chọn nếu chỉ một phần chuyển sang.")
    ends = models.BooleanField("đơn vị cũ kết thúc", default=True)
    successor_code = models.SlugField(
        "mã đơn vị mới",
        max_length=60,
        blank=True,
        help_text="Để trống nếu đơn vị cũ kết thúc, không có đơn vị kế thừa.",
    )
    successor_name = models.CharField("tên đơn vị mới", max_length=100, blank=True)
    successor_kind = models.CharField("loại đơn vị mới", max_length=10, choices=Unit.Kind, blank=True)
    official_code = models.CharField("mã hành chính mới", max_length=5, blank=True)
    parent = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị mới thuộc"
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "đơn vị được sắp xếp"
        verbose_name_plural = "các đơn vị được sắp xếp"
        ordering = ["successor_code", "predecessor__sort_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["reform", "predecessor", "successor_code"],
                name="reforms_reformstep_once",
                violation_error_message="Đơn vị cũ và đơn vị mới này đã được ghi.",
            ),
            models.UniqueConstraint(
                fields=["reform", "predecessor"],
                condition=Q(whole=True),
                name="reforms_reformstep_whole_once",
                violation_error_message="Đơn vị cũ đã được ghi là nhập toàn bộ vào một đơn vị.",
            ),
            models.CheckConstraint(
                condition=Q(whole=False) | Q(ends=True),
                name="reforms_reformstep_whole_ends",
                violation_error_message="Đơn vị nhập toàn bộ thì phải kết thúc.",
            ),
        ]

    def __str__(self):
        return f"{self.predecessor} → {self.successor_name or self.successor_code or 'kết thúc'}"


class ReformArea(Stamped):
    """An area that moves otherwise than its commune does, or under another name."""

    reform = models.ForeignKey(Reform, models.CASCADE, related_name="area_moves", verbose_name="lần sắp xếp")
    area = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="khu dân cư")
    successor_code = models.SlugField("mã đơn vị mới", max_length=60, help_text="Xã, phường mà khu dân cư chuyển về.")
    new_name = models.CharField("tên mới", max_length=100, blank=True, help_text="Để trống nếu giữ tên cũ.")

    history = HistoricalRecords()

    class Meta:
        verbose_name = "khu dân cư chuyển riêng"
        verbose_name_plural = "khu dân cư chuyển riêng"
        ordering = ["area__sort_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["reform", "area"],
                name="reforms_reformarea_once",
                violation_error_message="Khu dân cư này đã được ghi.",
            ),
        ]

    def __str__(self):
        return f"{self.area} → {self.successor_code}"

    def clean(self):
        super().clean()
        if self.area_id and self.area.kind != Unit.Kind.AREA:
            raise ValidationError({"area": f"{self.area} không phải là khu dân cư."})
