"""Maps of communes, each valid from a day on until the next: what staff brought in a file, made simple and stored as paths."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Publishable, Stamped, given
from frontportal.places.events import InUnitOnDay
from frontportal.places.models import Unit

from .querysets import CommuneMapQuerySet, MapShapeQuerySet


class CommuneMap(Publishable, Stamped):
    """The shapes of the communes from `since` until the day on which another published map begins."""

    title = models.CharField("tên bản đồ", max_length=150, help_text="Ví dụ: Các xã, thị trấn trước ngày 01/07/2025.")
    since = models.DateField(
        "dùng từ ngày", help_text="Ngày mà các đơn vị trong tệp đã có. Bản đồ dùng đến khi có bản đồ của ngày sau."
    )
    source = models.CharField(
        "nguồn",
        max_length=300,
        help_text="Ai làm ra các hình, hiện dưới bản đồ. Ví dụ: Sở Nông nghiệp và Môi trường, 2023.",
    )
    is_illustration = models.BooleanField("hình vẽ minh hoạ", default=False, help_text="Không phải ranh giới thật.")
    width = models.PositiveIntegerField("bề ngang", editable=False, default=0)
    height = models.PositiveIntegerField("bề cao", editable=False, default=0)
    file_name = models.CharField("tên tệp", max_length=200, blank=True, editable=False)
    sha256 = models.CharField("mã kiểm tra tệp (SHA-256)", max_length=64, blank=True, editable=False)

    history = HistoricalRecords()
    objects = CommuneMapQuerySet.as_manager()

    class Meta:
        verbose_name = "bản đồ xã, thị trấn"
        verbose_name_plural = "bản đồ xã, thị trấn"
        ordering = ["-since", "-pk"]
        permissions = [("publish_communemap", "Duyệt đăng bản đồ")]
        constraints = [
            *Publishable.Meta.constraints,
            given("maps_communemap", "title", "Tên bản đồ"),
            given("maps_communemap", "source", "Nguồn"),
            models.UniqueConstraint(
                fields=["since"],
                condition=Q(state="published"),
                name="maps_communemap_one_from_a_day",
                violation_error_message="Đã có bản đồ khác đang đăng, dùng từ cùng ngày. Hãy gỡ bản đồ ấy trước.",
            ),
        ]

    def __str__(self):
        return self.title


class MapShape(InUnitOnDay, models.Model):
    """One unit's shape. `path` is SVG's; (`x`, `y`) the point farthest inside, `radius` its way to the border; in the map's units.

    `unit` is empty while nobody has said whose shape it is.
    """

    map = models.ForeignKey(CommuneMap, models.CASCADE, related_name="shapes", verbose_name="bản đồ")
    position = models.PositiveSmallIntegerField("số trên hình")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="xã, thị trấn")
    name_in_file = models.CharField("tên trong tệp", max_length=200)
    path = models.TextField("đường vẽ", editable=False)
    x = models.IntegerField(editable=False)
    y = models.IntegerField(editable=False)
    radius = models.PositiveIntegerField(editable=False)

    objects = MapShapeQuerySet.as_manager()

    class Meta:
        verbose_name = "hình của một đơn vị"
        verbose_name_plural = "hình của các đơn vị"
        ordering = ["map", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["map", "position"],
                name="maps_mapshape_position_once",
                violation_error_message="Hai hình của một bản đồ không mang cùng một số.",
            ),
            models.UniqueConstraint(
                fields=["map", "unit"],
                name="maps_mapshape_unit_once",
                violation_error_message="Đơn vị này đã có hình trên bản đồ.",
            ),
            models.CheckConstraint(
                condition=~Q(path=""),
                name="maps_mapshape_drawn",
                violation_error_message="Hình phải có đường vẽ.",
            ),
        ]

    def __str__(self):
        return f"{self.position}. {self.unit or self.name_in_file}"

    @property
    def unit_day(self) -> date | None:
        owner = getattr(self, "map", None)  # none while a form has none
        return owner and owner.since

    def clean(self):
        super().clean()
        if self.unit_id and not (self.unit.is_served and self.unit.kind in Unit.COMMUNE_KINDS):
            raise ValidationError({"unit": f"{self.unit} không phải xã, thị trấn, phường thuộc địa bàn phục vụ."})
