"""Units with lives: they begin, end, merge and split, and records keep the unit as it was."""

from datetime import date, timedelta

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField, SortField

from .querysets import PostingQuerySet, UnitQuerySet

MOST_NAMED = 5  # parts that a refusal names


class LifeRange(Func):
    """[since, until) as a range the database can compare."""

    function = "DATERANGE"
    output_field = DateRangeField()


def kind_label(kind: str) -> str:
    """As get_kind_display, five times as quick: lists name ten thousand units."""
    return KIND_LABELS.get(kind, kind)


class Unit(Stamped):
    """A province, district, commune, town, ward or residential area, from `since` until the day before `until`."""

    class Kind(models.TextChoices):
        PROVINCE = "province", "Tỉnh"
        DISTRICT = "district", "Huyện"
        COMMUNE = "commune", "Xã"
        TOWN = "town", "Thị trấn"
        WARD = "ward", "Phường"
        AREA = "area", "Khu dân cư"

    HAS_LIVES = True  # one code may name several, one after the other: sheets choose by the row's day
    COMMUNE_KINDS = (Kind.COMMUNE, Kind.TOWN, Kind.WARD)
    # Which kinds a unit may lie in: with and without the district level.
    ABOVE = {Kind.PROVINCE: (), Kind.DISTRICT: (Kind.PROVINCE,), Kind.AREA: COMMUNE_KINDS} | dict.fromkeys(
        COMMUNE_KINDS, (Kind.DISTRICT, Kind.PROVINCE)
    )

    code = models.SlugField(
        "mã", max_length=60, help_text="Chữ không dấu, ví dụ: dinh-van. Dùng trong địa chỉ trang và trong tệp Excel."
    )
    official_code = models.CharField(
        "mã hành chính",
        max_length=5,
        blank=True,
        validators=[RegexValidator(r"^(?:\d{2}|\d{3}|\d{5})$", "Mã hành chính có 2, 3 hoặc 5 chữ số.")],
        help_text="Mã trong danh mục đơn vị hành chính của Nhà nước, ví dụ xã: 24895. Để trống nếu không có.",
    )
    name = models.CharField("tên", max_length=100, help_text="Không ghi loại đơn vị, ví dụ: Đinh Văn.")
    kind = models.CharField("loại", max_length=10, choices=Kind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="thuộc"
    )
    since = models.DateField("có từ ngày", null=True, blank=True, help_text="Để trống nếu có từ trước khi ghi chép.")
    until = models.DateField("đến trước ngày", null=True, blank=True, help_text="Ngày đầu tiên không còn đơn vị này.")
    decision = models.CharField("văn bản thành lập, giải thể", max_length=200, blank=True)
    is_served = models.BooleanField(
        "thuộc địa bàn phục vụ",
        default=True,
        help_text="Bỏ chọn với đơn vị ngoài địa bàn, chỉ ghi để biết nguồn gốc một đơn vị khác.",
    )
    households = models.PositiveIntegerField("số hộ", null=True, blank=True)
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    folded = FoldedField("tên không dấu", source=("name", "code"))
    sort_name = SortField("khoá sắp xếp", source=("name",))

    history = HistoricalRecords(excluded_fields=["folded", "sort_name"])
    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        ordering = ["sort_name", "code"]
        permissions = [("work_everywhere", "Làm việc với mọi đơn vị")]
        constraints = [
            given("places_unit", "code", "Mã"),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gt=F("since")),
                name="places_unit_ends_after_start",
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
            ExclusionConstraint(
                name="places_unit_one_life_at_a_time",
                expressions=[("code", RangeOperators.EQUAL), (LifeRange("since", "until"), RangeOperators.OVERLAPS)],
                violation_error_message="Mã này đã thuộc một đơn vị tồn tại trong khoảng thời gian trùng với khoảng đã nhập.",
            ),
            ExclusionConstraint(
                name="places_unit_one_official_code_at_a_time",
                expressions=[
                    ("official_code", RangeOperators.EQUAL),
                    (LifeRange("since", "until"), RangeOperators.OVERLAPS),
                ],
                condition=~Q(official_code=""),
                violation_error_message="Mã hành chính này đã thuộc một đơn vị tồn tại trong khoảng thời gian trùng với khoảng đã nhập.",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=False) | Q(kind__in=("province", "district", "commune", "town", "ward")),
                name="places_unit_area_has_parent",
                violation_error_message="Khu dân cư phải thuộc một xã, thị trấn hoặc phường.",
            ),
        ]

    def __str__(self):
        """`"Thôn 1, xã Đạ Đờn"` for an area (lists fetch `unit__parent` for it), else `"Xã Đạ Đờn"`."""
        if self.kind == self.Kind.AREA and self.parent:
            return f"{self.name}, {kind_label(self.parent.kind).lower()} {self.parent.name}"
        return f"{kind_label(self.kind)} {self.name}"

    def clean(self):
        self.check_parts()
        if self.parent is None or self.kind not in self.ABOVE:
            return
        if self.parent.kind not in self.ABOVE[self.kind]:
            above = ", ".join(kind.label.lower() for kind in self.ABOVE[self.kind])
            raise ValidationError({"parent": f"{self.get_kind_display()} phải thuộc: {above or 'không đơn vị nào'}."})
        if self.since and not self.parent.exists_on(self.since):
            raise ValidationError({"parent": f"{self.parent} không tồn tại vào ngày {self.since:%d/%m/%Y}."})
        if self.parent.until and (self.until is None or self.until > self.parent.until):
            sentence = f"{self.parent} chỉ tồn tại đến trước ngày {self.parent.until:%d/%m/%Y}; đơn vị bên trong phải kết thúc không muộn hơn."
            raise ValidationError({"until": sentence})

    def check_parts(self):
        """Raises ValidationError, with the code `living_parts`, when the unit ends while some of its parts go on."""
        outliving = self.outliving_parts()
        count = outliving.count()
        if not count:
            return
        named = ", ".join(part.name for part in outliving.order_by("sort_name")[:MOST_NAMED])
        more = f" và {count - MOST_NAMED} đơn vị khác" if count > MOST_NAMED else ""
        sentence = (
            f"Còn {count} đơn vị trực thuộc tồn tại sau ngày {self.until:%d/%m/%Y}: {named}{more}. "
            "Hãy ghi “đến trước ngày” cho các đơn vị này trước."
        )
        raise ValidationError({"until": ValidationError(sentence, code="living_parts")})

    def outliving_parts(self):
        """The parts that go on after the unit's end; none while it has no end."""
        if not (self.pk and self.until):
            return Unit.objects.none()
        return self.children.filter(Q(until__isnull=True) | Q(until__gt=self.until))

    def get_absolute_url(self):
        return reverse("places:unit", args=[self.code])

    @property
    def described(self) -> str:
        """As it stands within a sentence: `"xã Đạ Đờn"`; an area keeps its own name."""
        return self.name if self.kind == self.Kind.AREA else f"{self.get_kind_display().lower()} {self.name}"

    @property
    def offered_as(self) -> str:
        """With its last day, so that the commune of then is not taken for today's: `"Xã Đạ Đờn (đến 30/06/2025)"`."""
        return f"{self} (đến {self.last_day:%d/%m/%Y})" if self.last_day else str(self)

    @property
    def last_day(self) -> date | None:
        """The last day on which the unit exists; None while it has no end."""
        return self.until - timedelta(days=1) if self.until else None

    @property
    def commune(self):
        """The commune, town or ward this unit is or lies in; None above that level."""
        if self.kind == self.Kind.AREA:
            return self.parent
        return self if self.kind in self.COMMUNE_KINDS else None

    def exists_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    def exists_in(self, year: int) -> bool:
        """Whether it exists on at least one day of the year; in no year beyond the calendar's."""
        if not 1 <= year <= 9999:
            return False
        return (self.since is None or self.since <= date(year, 12, 31)) and (
            self.until is None or self.until > date(year, 1, 1)
        )

    def lineage(self):
        """(origins, successions): the successions that made this unit and those that ended it, by date."""
        ends = ("predecessor", "predecessor__parent", "successor", "successor__parent")
        steps = list(Succession.objects.filter(Q(successor=self) | Q(predecessor=self)).select_related(*ends))
        return [step for step in steps if step.successor_id == self.pk], [
            step for step in steps if step.predecessor_id == self.pk
        ]


KIND_LABELS: dict[str, str] = dict(Unit.Kind.choices)


class Succession(Stamped):
    """On a day, a unit became (part of) another. Records stay with the predecessor."""

    predecessor = models.ForeignKey(Unit, models.PROTECT, related_name="successions", verbose_name="đơn vị cũ")
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="origins", verbose_name="đơn vị mới")
    on = models.DateField("từ ngày")
    whole = models.BooleanField("toàn bộ", default=True, help_text="Bỏ chọn nếu chỉ một phần đơn vị cũ chuyển sang.")
    note = models.CharField("ghi chú", max_length=300, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "sáp nhập, chia tách"
        verbose_name_plural = "sáp nhập, chia tách"
        ordering = ["on", "predecessor__sort_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor", "on"],
                name="places_succession_once",
                violation_error_message="Việc chuyển từ đơn vị cũ sang đơn vị mới vào ngày này đã được ghi.",
            ),
            models.UniqueConstraint(
                fields=["predecessor"],
                condition=Q(whole=True),
                name="places_succession_whole_once",
                violation_error_message="Đơn vị cũ đã nhập toàn bộ vào một đơn vị khác.",
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="places_succession_two_units",
                violation_error_message="Đơn vị cũ và đơn vị mới phải khác nhau.",
            ),
        ]

    def clean(self):
        if not (self.predecessor_id and self.successor_id and self.on):
            return
        if self.whole and self.predecessor.until != self.on:
            sentence = f"{self.predecessor} phải kết thúc đúng ngày {self.on:%d/%m/%Y}. Hãy ghi “đến trước ngày” của đơn vị cũ trước."
            raise ValidationError({"predecessor": sentence})
        if not self.successor.exists_on(self.on):
            raise ValidationError({"successor": f"{self.successor} không tồn tại vào ngày {self.on:%d/%m/%Y}."})

    def __str__(self):
        how = "nhập vào" if self.whole else "một phần chuyển sang"
        return f"{self.predecessor} {how} {self.successor} ({self.on:%d/%m/%Y})"


class Posting(Stamped):
    """A user works for a unit and all below it, from `since` until the day before `until`."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="postings", verbose_name="người dùng"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="postings", verbose_name="đơn vị")
    since = models.DateField("từ ngày", null=True, blank=True)
    until = models.DateField("đến trước ngày", null=True, blank=True)

    history = HistoricalRecords()
    objects = PostingQuerySet.as_manager()

    class Meta:
        verbose_name = "phân công địa bàn"
        verbose_name_plural = "phân công địa bàn"
        ordering = ["user", "unit__sort_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "unit"],
                name="places_posting_once",
                violation_error_message="Người này đã được phân công đơn vị này.",
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gt=F("since")),
                name="places_posting_ends_after_start",
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
        ]

    def __str__(self):
        return f"{self.user} – {self.unit}"
