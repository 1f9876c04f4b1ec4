"""Layouts of papers that the office has put in place of the portal's own, version by version."""

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given

from .samples import labels


def known_layout(key: str) -> None:
    if key not in labels():
        raise ValidationError(f"Không có mẫu trang in “{key}”.")


class PaperLayout(Stamped):
    """One version of a layout, in Typst's language; the newest of its key is in use. Never changed and never deleted, so
    that it can be said in which layout a paper was set. An empty source means the portal's own again.
    """

    append_only_except = ()

    key = models.CharField("mẫu", max_length=40, validators=[known_layout])
    version = models.PositiveSmallIntegerField("bản", editable=False)
    source = models.TextField("nội dung mẫu", blank=True, editable=False)
    file_name = models.CharField("tên tệp", max_length=200, blank=True, editable=False)
    reason = models.CharField(
        "sửa gì, theo văn bản nào", max_length=200, help_text="Ví dụ: Thể thức theo Quyết định 207/QĐ-MTTW-BTT."
    )

    history = HistoricalRecords(excluded_fields=["source"])

    class Meta:
        verbose_name = "mẫu trang in"
        verbose_name_plural = "mẫu trang in"
        ordering = ["key", "-version"]
        constraints = [
            given("paper_layouts_paperlayout", "reason", "Lý do"),
            models.UniqueConstraint(
                fields=["key", "version"],
                name="paper_layouts_paperlayout_once",
                violation_error_message="Có người vừa lưu một bản khác của mẫu này. Hãy lưu lại.",
            ),
        ]

    def __str__(self):
        return f"{labels().get(self.key, self.key)}, bản {self.version}"

    def save(self, **options):
        if self._state.adding:
            newest = PaperLayout.objects.filter(key=self.key).aggregate(newest=models.Max("version"))["newest"]
            self.version = (newest or 0) + 1
        super().save(**options)
