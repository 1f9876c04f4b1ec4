"""The files of an edition as they were when it was published."""

from django.db import models


class EditionFile(models.Model):
    """One file to take home. The database takes it only when the edition's manifest names it with its hash."""

    append_only_except = ()

    edition = models.ForeignKey("yearly.Edition", models.PROTECT, related_name="files", verbose_name="ấn bản")
    name = models.CharField("tên tệp", max_length=100)
    content_type = models.CharField("loại tệp", max_length=100)
    content = models.BinaryField("nội dung")
    size = models.PositiveIntegerField("số byte")
    sha256 = models.CharField("mã băm SHA-256", max_length=64)

    class Meta:
        verbose_name = "tệp của ấn bản"
        verbose_name_plural = "tệp của ấn bản"
        ordering = ["edition", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "name"],
                name="yearly_editionfile_once",
                violation_error_message="Ấn bản đã có tệp mang tên này.",
            ),
        ]

    def __str__(self):
        return self.name
