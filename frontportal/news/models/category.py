from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given

from ..querysets import CategoryQuerySet


class Category(Stamped):
    """A heading under which articles appear; every article has one."""

    name = models.CharField("tên chuyên mục", max_length=80, unique=True)
    slug = models.SlugField("địa chỉ", max_length=80, unique=True, help_text="Chữ không dấu, ví dụ: vi-nguoi-ngheo.")
    description = models.CharField("giới thiệu", max_length=300, blank=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    history = HistoricalRecords()
    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = "chuyên mục"
        verbose_name_plural = "chuyên mục"
        ordering = ["position", "name"]
        constraints = [given("news_category", "slug", "Địa chỉ")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("news:category", args=[self.slug])
