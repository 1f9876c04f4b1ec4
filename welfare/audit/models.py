"""A chain of hashes over what must never change again: whoever changes a link has to change all that follow."""

from django.db import models
from django.utils import timezone


class ChainLink(models.Model):
    """One entry, one edition, or the lines `first` … `last` (keys) of a statement, as they were at `at`.

    `content_sha256` is the hash of the record's columns (hash_chain.py), `sha256` that of the content and of the link before.
    """

    append_only_except = ()

    class Kind(models.TextChoices):
        LINES = "lines", "Dòng sao kê"
        CONTRIBUTION = "contribution", "Khoản ủng hộ"
        DISBURSEMENT = "disbursement", "Khoản chi"
        EDITION = "edition", "Ấn bản"

    position = models.PositiveBigIntegerField("thứ tự", unique=True)
    at = models.DateTimeField("lúc", default=timezone.now)
    kind = models.CharField("loại", max_length=12, choices=Kind)
    record = models.PositiveBigIntegerField("mã của mục")
    first = models.PositiveBigIntegerField("từ mã", default=0)
    last = models.PositiveBigIntegerField("đến mã", default=0)
    content_sha256 = models.CharField("mã băm của nội dung", max_length=64)
    sha256 = models.CharField("mã băm nối tiếp", max_length=64)

    class Meta:
        verbose_name = "mã băm nối tiếp"
        verbose_name_plural = "các mã băm nối tiếp"
        ordering = ["position"]
        indexes = [models.Index(fields=["kind", "record"], name="audit_chainlink_records")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.record}"
