"""The committee itself: who it is, who works there, its standing pages, links and notices."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.approval.showable import Showable
from frontportal.kit.records.base import Publishable, Stamped, given
from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.pictures import PictureField
from frontportal.kit.records.prose import FoldedProseField, PlainField, ProseField

from .querysets import CommitteeQuerySet, LinkQuerySet, NoticeQuerySet, OfficerQuerySet, PageQuerySet

is_address = RegexValidator(r"^(https?://|/(?!/))[^\s<>\"]*$", "Địa chỉ phải bắt đầu bằng https:// hoặc bằng dấu /.")


class Committee(Stamped):
    """One row: the committee whose portal this is."""

    class DataLicence(models.TextChoices):
        BY = "cc-by", "Ghi công (CC BY 4.0): ai cũng dùng được, phải nêu nguồn"
        BY_SA = "cc-by-sa", "Ghi công, chia sẻ tương tự (CC BY-SA 4.0): như trên, bản sửa đổi cũng phải mở"
        ZERO = "cc0", "Không ràng buộc (CC0 1.0)"

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    level_label = models.CharField("tên cơ quan", max_length=150, default="Ủy ban Mặt trận Tổ quốc Việt Nam")
    name = models.CharField("địa phương", max_length=100, help_text="Viết như giữa câu, ví dụ: huyện Lâm Hà.")
    address = models.CharField("địa chỉ", max_length=250, blank=True)
    phone = models.CharField("điện thoại", max_length=40, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    map_url = models.URLField(
        "bản đồ", max_length=300, blank=True, default="", help_text="Liên kết https:// tới trụ sở trên một bản đồ."
    )
    working_hours = models.CharField("giờ làm việc", max_length=200, blank=True)
    responsible = models.CharField("chịu trách nhiệm nội dung", max_length=150, blank=True)
    emblem = PictureField("biểu trưng", upload_to="committee", blank=True)
    year = models.PositiveSmallIntegerField("năm của chủ đề")
    theme = models.CharField("chủ đề năm", max_length=250, blank=True)
    data_licence = models.CharField(
        "giấy phép dữ liệu mở",
        max_length=10,
        choices=DataLicence,
        blank=True,
        default="",
        help_text="Người tải dữ liệu ở trang Dữ liệu mở được dùng thế nào. Để trống nếu chưa chọn: mọi quyền thuộc cơ quan.",
    )
    is_demo = models.BooleanField("dữ liệu minh hoạ", default=False)

    history = HistoricalRecords()
    objects = CommitteeQuerySet.as_manager()

    class Meta:
        verbose_name = "Ủy ban"
        verbose_name_plural = "Ủy ban"
        constraints = [
            models.CheckConstraint(
                condition=Q(pk=1),
                name="committee_only_one",
                violation_error_message="Chỉ có một Ủy ban trong trang này.",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(1945, 2100)),
                name="committee_sane_year",
                violation_error_message="Năm phải từ 1945 đến 2100.",
            ),
            models.CheckConstraint(
                condition=Q(data_licence__in=["", "cc-by", "cc-by-sa", "cc0"]),
                name="committee_committee_data_licence",
                violation_error_message="Hãy chọn một giấy phép trong danh sách, hoặc để trống.",
            ),
        ]

    @property
    def theme_of_now(self) -> str:
        """The year's theme until its year is over."""
        return self.theme if self.year >= timezone.localdate().year else ""

    def __str__(self):
        return f"{self.level_label} {self.name}"

    @property
    def short_level_label(self) -> str:
        """As offices shorten it where there is little room."""
        return self.level_label.replace("Mặt trận Tổ quốc", "MTTQ")


class Officer(Stamped):
    """A member of the committee's staff as shown to the public."""

    full_name = models.CharField("họ và tên", max_length=100)
    title = models.CharField("chức vụ", max_length=150)
    responsibilities = models.CharField("nhiệm vụ", max_length=300, blank=True)
    since = models.DateField("từ ngày", null=True, blank=True)
    until = models.DateField("đến hết ngày", null=True, blank=True, help_text="Sau ngày này không còn hiện trên trang.")
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False)
    folded = FoldedField(source=("full_name", "title"))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = OfficerQuerySet.as_manager()

    class Meta:
        verbose_name = "cán bộ"
        verbose_name_plural = "cán bộ"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="committee_officer_ends_after_start",
                violation_error_message="Ngày kết thúc không được trước ngày bắt đầu.",
            )
        ]

    def __str__(self):
        return f"{self.full_name} – {self.title}"

    @property
    def is_public(self) -> bool:
        """Whether the public pages name this person today."""
        today = timezone.localdate()
        return (self.since is None or self.since <= today) and (self.until is None or self.until >= today)


class Page(Publishable, Stamped):
    """A standing page: introduction, tasks, contact, accessibility …"""

    class Appendix(models.TextChoices):
        NONE = "none", "Không"
        OFFICERS = "officers", "Danh sách cán bộ"
        CONTACTS = "contacts", "Địa chỉ liên hệ"

    title = models.CharField("tiêu đề", max_length=150)
    slug = models.SlugField("địa chỉ", max_length=80, unique=True, help_text="Chữ không dấu, ví dụ: lien-he.")
    summary = models.TextField("tóm tắt", max_length=400, blank=True)
    body = ProseField("nội dung")
    appendix = models.CharField("kèm theo", max_length=10, choices=Appendix, default=Appendix.NONE)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    plain = PlainField(source=("title", "summary", "body"))
    folded = FoldedProseField(source=("title", "summary", "body"))

    history = HistoricalRecords(excluded_fields=["plain", "folded"])
    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = "trang giới thiệu"
        verbose_name_plural = "trang giới thiệu"
        ordering = ["position", "title"]
        permissions = [("publish_page", "Duyệt đăng trang giới thiệu")]
        constraints = [*Publishable.Meta.constraints, given("committee_page", "slug", "Địa chỉ")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("committee:page", args=[self.slug])


class LinkList(Stamped):
    """A titled list of links in the footer."""

    title = models.CharField("tiêu đề", max_length=80, unique=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "nhóm liên kết"
        verbose_name_plural = "nhóm liên kết"
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title


class Link(models.Model):
    """A link to another website."""

    link_list = models.ForeignKey(LinkList, models.CASCADE, related_name="links", verbose_name="nhóm")
    label = models.CharField("tên", max_length=120)
    url = models.CharField(
        "địa chỉ",
        max_length=300,
        validators=[is_address],
        help_text="https://… hoặc một trang của cổng này, ví dụ: /van-ban/.",
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    history = HistoricalRecords()
    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = "liên kết"
        verbose_name_plural = "liên kết"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["link_list", "url"],
                name="committee_link_once",
                violation_error_message="Nhóm này đã có địa chỉ này.",
            )
        ]

    def __str__(self):
        return self.label


class Notice(Showable, Stamped):
    """A sentence on top of every page from one day to another: a planned outage, a call, a change of office hours."""

    title = models.CharField("tiêu đề", max_length=120)
    text = models.CharField("nội dung", max_length=300, blank=True)
    url = models.CharField("xem thêm tại", max_length=300, blank=True, validators=[is_address])
    since = models.DateField("từ ngày", default=timezone.localdate)
    until = models.DateField("đến hết ngày", null=True, blank=True)

    history = HistoricalRecords()
    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "thông báo đầu trang"
        verbose_name_plural = "thông báo đầu trang"
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="committee_notice_ends_after_start",
                violation_error_message="Ngày kết thúc không được trước ngày bắt đầu.",
            )
        ]

    def __str__(self):
        return self.title

    @property
    def is_public(self) -> bool:
        """Whether every page shows it today."""
        return (
            self.shown
            and self.since <= timezone.localdate()
            and (self.until is None or self.until >= timezone.localdate())
        )
