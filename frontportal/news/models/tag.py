from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField
from frontportal.kit.values.text import slug

from ..querysets import TagQuerySet


class Tag(Stamped):
    """A subject that articles of several categories share."""

    name = models.CharField(
        "thẻ",
        max_length=60,
        unique=True,
        error_messages={"unique": "Thẻ này đã có."},
        help_text="Ví dụ: nhà Đại đoàn kết.",
    )
    slug = models.SlugField("địa chỉ", max_length=80, unique=True, blank=True, help_text="Để trống để tạo từ tên thẻ.")
    folded = FoldedField(source=("name",))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = "thẻ"
        verbose_name_plural = "thẻ"
        ordering = ["name"]
        constraints = [given("news_tag", "slug", "Địa chỉ"), given("news_tag", "name", "Tên thẻ")]

    def __str__(self):
        return self.name

    def clean(self):
        self.slug = self.slug or slug(self.name)

    def get_absolute_url(self):
        return reverse("news:tag", args=[self.slug])
