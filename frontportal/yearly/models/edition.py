"""What a year's page said on the day it was published; kept for good, also by the database (migration 0002)."""

import hashlib
import json
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse

from frontportal.kit.records.querysets import RecordQuerySet

from .values import year_field


def canonical(content: Any) -> str:
    """One text for one content: sorted keys, no blanks, Vietnamese letters as they are."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


class EditionQuerySet(RecordQuerySet):
    def of_year(self, year: int):
        """The year's editions, newest first, without their contents."""
        return self.filter(year=year).order_by("-number").defer("content", "manifest")

    def latest_of(self, year: int):
        """The newest edition of the year with its content; None when the year was never frozen."""
        return self.filter(year=year).order_by("-number").first()


class Edition(models.Model):
    """A frozen year: `content` is the canonical JSON (see content.py) of which `sha256` is the hash.

    The content holds number, moment, persons and reason, and the hash of the edition before: an edition can't be
    exchanged without all later ones showing it. `manifest` is canonical JSON, empty for editions from before there were
    any: `{"year", "edition", "content": hash of the content, "files": [{"name", "size", "sha256"}], "previous": hash of
    the manifest before}`.
    """

    append_only_except = ()

    year = year_field()
    number = models.PositiveSmallIntegerField("ấn bản")
    published_at = models.DateTimeField("công bố lúc")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người công bố"
    )
    publisher = models.CharField("tên người công bố", max_length=220)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người trình"
    )
    is_self_approved = models.BooleanField("tự duyệt", default=False)
    reason = models.CharField("lý do", max_length=300, blank=True)
    content = models.TextField("nội dung")
    sha256 = models.CharField("mã băm SHA-256", max_length=64)
    manifest = models.TextField("bản kê tệp", blank=True, default="")
    manifest_sha256 = models.CharField("mã băm của bản kê tệp", max_length=64, blank=True, default="")

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
            models.CheckConstraint(
                condition=models.Q(prepared_by__isnull=True)
                | ~models.Q(prepared_by=models.F("published_by"))
                | models.Q(is_self_approved=True),
                name="yearly_edition_two_persons",
                violation_error_message="Người trình số liệu năm không tự công bố; cần người thứ hai.",
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

    @cached_property
    def listed_files(self) -> list[dict]:
        """What the manifest says of each file, in its order; empty for an edition without manifest."""
        return json.loads(self.manifest)["files"] if self.manifest else []

    @property
    def is_intact(self) -> bool:
        """Whether the content still is what the hash was made of."""
        return digest(self.content) == self.sha256
