from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from simple_history.models import HistoricalRecords

from frontportal.consents.models import Consent
from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField
from frontportal.kit.values.text import slug

from ..file_content.errors import FileRefusedError
from ..file_content.mp4 import blank, video_facts

MOST_BYTES = 100 * 2**20
MOST_SUBTITLES = 2**20


def check_film(file: Any) -> None:
    """Raises ValidationError with a sentence; what is stored already was looked at when it came."""
    if getattr(file, "_committed", False):
        return
    if file.size > MOST_BYTES:
        raise ValidationError(f"Phim nặng {file.size / 2**20:.0f} MB. Hãy dùng phim không quá 100 MB.", code="large")
    try:
        video_facts(file.file)
    except FileRefusedError as refused:
        raise ValidationError(str(refused), code="content") from None


def check_subtitles(file: Any) -> None:
    if getattr(file, "_committed", False):
        return
    file.seek(0)
    text = file.read(MOST_SUBTITLES + 1)
    file.seek(0)
    if len(text) > MOST_SUBTITLES or not text.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        raise ValidationError("Phụ đề phải là tệp WebVTT (.vtt), không quá 1 MB.", code="content")


class FilmField(models.FileField):
    """Stores a film without what phones note in it beside the picture, and takes its size and length down in the record."""

    def pre_save(self, record: Any, add: bool) -> Any:
        file = getattr(record, self.attname)
        if file and not file._committed:
            film = video_facts(file.file)
            blank(file.file.file, film.hidden)
            record.width, record.height, record.seconds = film.width, film.height, film.seconds
            file.name = f"{slug(PurePosixPath(file.name).stem, most=40) or 'phim'}.mp4"
        return super().pre_save(record, add)


class Video(Stamped):
    """A film of the library with its cover picture and its content in words. Public with an article that shows it.

    `consents` and `is_withheld` as of a `Picture`: a withdrawn consent takes the film off the site, by a trigger, for good.
    """

    title = models.CharField("tên phim", max_length=200)
    file = FilmField(
        "phim",
        upload_to="news/videos/%Y",
        validators=[FileExtensionValidator(["mp4"]), check_film],
        help_text="MP4 (H.264), không quá 100 MB. Nơi quay và tên máy mà điện thoại ghi kèm bị xoá khi lưu.",
    )
    poster = models.ForeignKey(
        "news.Picture", models.PROTECT, related_name="+", verbose_name="ảnh bìa", help_text="Hiện trước khi bấm xem."
    )
    words = models.TextField(
        "nội dung phim bằng chữ", help_text="Ai nói gì, thấy gì: cho người không xem hoặc không nghe được."
    )
    subtitles = models.FileField(
        "phụ đề",
        upload_to="news/videos/%Y",
        blank=True,
        validators=[FileExtensionValidator(["vtt"]), check_subtitles],
        help_text="Tệp WebVTT (.vtt), nên có khi trong phim có lời nói.",
    )
    consents = models.ManyToManyField(
        Consent,
        blank=True,
        related_name="+",
        limit_choices_to={"purpose": Consent.Purpose.PICTURE},
        verbose_name="bản ghi đồng ý của người trong phim",
        help_text="Khi một người rút đồng ý thì phim không hiện ở đâu nữa.",
    )
    is_withheld = models.BooleanField(
        "thôi đăng vì người trong phim rút đồng ý", default=False, db_default=False, editable=False
    )
    width = models.PositiveIntegerField("rộng", editable=False, default=0)
    height = models.PositiveIntegerField("cao", editable=False, default=0)
    seconds = models.PositiveIntegerField("số giây", editable=False, default=0)
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False)
    folded = FoldedField(source=("title", "words"))

    history = HistoricalRecords(excluded_fields=["folded", "is_withheld"])

    class Meta:
        verbose_name = "phim"
        verbose_name_plural = "phim"
        ordering = ["-pk"]
        constraints = [given("news_video", "title", "Tên phim"), given("news_video", "words", "Nội dung phim bằng chữ")]

    def __str__(self):
        return self.title

    @property
    def length(self) -> str:
        """`"2:05"`; "" where the film does not say."""
        return f"{self.seconds // 60}:{self.seconds % 60:02}" if self.seconds else ""
