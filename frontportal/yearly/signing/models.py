"""Signatures of manifests, kept for good as the editions are."""

from django.conf import settings
from django.db import models

from frontportal.signatures.reports import Check


class EditionSignature(models.Model):
    """A detached CMS (PKCS#7) over the manifest's bytes, and what it said on the day it came. No key is ever kept."""

    append_only_except = ()

    edition = models.ForeignKey("yearly.Edition", models.PROTECT, related_name="signatures", verbose_name="ấn bản")
    content = models.BinaryField("tệp chữ ký")
    sha256 = models.CharField("mã băm SHA-256", max_length=64)
    check_result = models.JSONField("kết quả kiểm tra")
    brought_at = models.DateTimeField("tải lên lúc", auto_now_add=True)
    brought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người tải lên"
    )

    class Meta:
        verbose_name = "chữ ký số của ấn bản"
        verbose_name_plural = "chữ ký số của ấn bản"
        ordering = ["edition", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "sha256"],
                name="signing_editionsignature_once",
                violation_error_message="Tệp chữ ký này của ấn bản đã có.",
            ),
        ]

    def __str__(self) -> str:
        return f"Chữ ký số của {self.edition}"

    @property
    def checked(self) -> Check:
        check = Check.of(self.check_result)
        assert check is not None  # a column that is never empty
        return check
