"""What a year's page said on the day it was published; kept for good, also by the database (migration 0002)."""

import hashlib
import json
from functools import cached_property

from django.conf import settings
from django.db import models
from django.urls import reverse

from frontportal.kit.records.querysets import RecordQuerySet

from .values import year_field


def canonical(content: dict) -> str:
    """One text for one content: sorted keys, no blanks, Vietnamese letters as they are."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


class EditionQuerySet(RecordQuerySet):
    def of_year(self, year: int):
        """The year's editions, newest first, without their contents."""
        return self.filter(year=year).order_by("-number").defer("content")

    def latest_of(self, year: int):
        """The newest edition of the year with its content; None when the year was never frozen."""
        return self.filter(year=year).order_by("-number").first()


class Edition(models.Model):
    """A frozen year: `content` is the canonical JSON (see content.py) of which `sha256` is the hash.

    The content holds number, moment, person and reason, and the hash of the edition before: an edition can't be
    exchanged without all later ones showing it.
    """

    year = year_field()
    number = models.PositiveSmallIntegerField("ấn bản")
    published_at = models.DateTimeField("công bố lúc")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người công bố"
    )
    publisher = models.CharField("tên người công bố", max_length=220)
    reason = models.CharField("lý do", max_length=300, blank=True)
    content = models.TextField("nội dung")
    sha256 = models.CharField("mã băm SHA-256", max_length=64)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = "ấn bản số liệu năm"
        verbose_name_plural = "ấn bản số liệu năm"
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "number"],
                name="yearly_edition_once",
                violation_error_message="Năm này đã có ấn bản mang số ấy.",
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1),
                name="yearly_edition_numbered",
                violation_error_message="Ấn bản đánh số từ 1.",
            ),
        ]

    def __str__(self):
        return f"Số liệu năm {self.year}, ấn bản {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("yearly:edition", args=[self.year, self.number])

    @cached_property
    def data(self) -> dict:
        """The content as `year_content` gives it, with `"edition"`."""
        return json.loads(self.content)

    @property
    def is_intact(self) -> bool:
        """Whether the content still is what the hash was made of."""
        return digest(self.content) == self.sha256
