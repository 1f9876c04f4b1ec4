from django.contrib.postgres.indexes import GinIndex
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Publishable, Stamped, given
from frontportal.kit.records.prose import FoldedProseField, PlainField, ProseField

from ..file_content.judging import check_content, check_size
from ..file_content.kinds import FILE_TYPES
from ..querysets import ArticleQuerySet
from .picture import Picture

WORDS_A_MINUTE = 250  # syllables, as Vietnamese writes them apart


class Article(Publishable, Stamped):
    """A piece of news. `plain` is all its words without tags, `folded` the same without diacritics."""

    title = models.CharField("tiêu đề", max_length=200)
    slug = models.SlugField(
        "địa chỉ",
        max_length=100,
        unique=True,
        blank=True,
        help_text="Để trống để tạo từ tiêu đề. Đổi địa chỉ thì địa chỉ cũ vẫn dẫn tới bài.",
    )
    summary = models.TextField("tóm tắt", max_length=600, blank=True)
    body = ProseField("nội dung", pictured=True)
    category = models.ForeignKey("news.Category", models.PROTECT, related_name="articles", verbose_name="chuyên mục")
    unit = models.ForeignKey(
        "places.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="nơi diễn ra",
        help_text="Để trống nếu là tin chung.",
    )
    tags = models.ManyToManyField(
        "news.Tag", blank=True, related_name="articles", verbose_name="thẻ", help_text="Chủ đề chung với bài khác."
    )
    author_line = models.CharField(
        "tác giả", max_length=120, blank=True, help_text="Ghi như khi in, ví dụ: Lê Thị Hải – BDV."
    )
    picture = models.ForeignKey(
        "news.Picture", models.PROTECT, null=True, blank=True, related_name="articles", verbose_name="ảnh"
    )
    picture_caption = models.CharField(
        "chú thích ảnh trong bài", max_length=300, blank=True, help_text="Để trống để dùng chú thích của ảnh."
    )
    gallery = models.ManyToManyField(
        "news.Picture",
        blank=True,
        related_name="+",
        verbose_name="bộ ảnh",
        help_text="Hiện dưới bài, theo thứ tự ảnh vào thư viện.",
    )
    video = models.ForeignKey(
        "news.Video", models.PROTECT, null=True, blank=True, related_name="articles", verbose_name="phim"
    )
    pinned = models.BooleanField("ghim lên đầu", default=False)
    reviews_year = models.PositiveSmallIntegerField(
        "tổng kết năm", null=True, blank=True, help_text="Điền năm nếu đây là bài tổng kết của năm đó."
    )
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False)
    plain = PlainField(source=("title", "summary", "body"))
    folded = FoldedProseField(source=("title", "summary", "body"))

    history = HistoricalRecords(excluded_fields=["plain", "folded"], m2m_fields=[tags, gallery])
    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "bài viết"
        verbose_name_plural = "bài viết"
        ordering = ["-published_at", "-pk"]
        permissions = [("publish_article", "Duyệt đăng bài viết")]
        indexes = [
            GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="news_article_folded"),
            models.Index(fields=["-published_at"], condition=Q(state="published"), name="news_article_published"),
        ]
        constraints = [
            *Publishable.Meta.constraints,
            given("news_article", "slug", "Địa chỉ"),
            models.CheckConstraint(
                condition=Q(reviews_year__isnull=True) | Q(reviews_year__range=(1945, 2100)),
                name="news_article_sane_year",
                violation_error_message="Năm tổng kết phải từ 1945 đến 2100.",
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        self.slug = self.slug or type(self).objects.free_slug(self.title)

    def get_absolute_url(self):
        return reverse("news:article", args=[self.slug])

    @property
    def shown_picture(self) -> Picture | None:
        """What pages show: the picture, unless somebody in it no longer agrees."""
        return self.picture if self.picture and not self.picture.is_withheld else None

    @property
    def reading_minutes(self) -> int:
        """How long it takes to read, at least a minute."""
        return max(1, round(len(self.plain.split()) / WORDS_A_MINUTE))

    @property
    def caption(self) -> str:
        return self.picture_caption or (self.picture.caption if self.picture else "")


class Attachment(models.Model):
    """A file that readers of an article may take home."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="attachments", verbose_name="bài viết")
    title = models.CharField("tên tệp", max_length=200)
    file = models.FileField(
        "tệp",
        upload_to="news/attachments/%Y",
        validators=[FileExtensionValidator(FILE_TYPES), check_size, check_content],
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "tệp đính kèm"
        verbose_name_plural = "tệp đính kèm"
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title
