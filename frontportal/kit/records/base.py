"""Abstract records: who made it and when, and whether the public may see it."""

from datetime import UTC, date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from .fields import staff_member
from .querysets import PublishableQuerySet, RecordQuerySet

FIRST_YEAR, LAST_YEAR = 1900, 2100


class Stamped(models.Model):
    """Every `_at` has its `_by`. The admin and the actions fill them in; imports do too."""

    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)
    created_by = staff_member("người tạo")
    updated_at = models.DateTimeField("sửa lúc", auto_now=True)
    updated_by = staff_member("người sửa")

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Any = None) -> None:
        """Also refuses days of years that nobody means: 05/02/0224 is a slip of the hand."""
        faults: dict[str, Any] = {}
        try:
            super().clean_fields(exclude=exclude)
        except ValidationError as error:
            faults = error.update_error_dict(faults)
        implausible = [
            field.name
            for field in self._meta.fields
            if has_implausible_year(self, field) and field.name not in (exclude or ())
        ]
        if faults or implausible:
            raise ValidationError(dict.fromkeys(implausible, f"Năm phải từ {FIRST_YEAR} đến {LAST_YEAR}.") | faults)


def has_implausible_year(record: models.Model, field: models.Field) -> bool:
    """Whether a day of a record is of a year that no record of an office has."""
    day = getattr(record, field.attname) if isinstance(field, models.DateField) else None
    return isinstance(day, date) and not FIRST_YEAR <= day.year <= LAST_YEAR


def given(table: str, field: str, words: str) -> models.CheckConstraint:
    """A rule of what a record is known by: an empty text is no code, no number and no address.

    `words` are the field's, as "Số quyết định". Forms ask for it themselves; what writes past them is refused.
    """
    return models.CheckConstraint(
        condition=~models.Q(**{field: ""}),
        name=f"{table}_{field}_given",
        violation_error_message=f"{words} không được để trống.",
    )


FIRST_HOUR = datetime(1999, 12, 31, 17, tzinfo=UTC)  # 01/01/2000 in Vietnam


def publishing_hour(hour: datetime) -> None:
    """A validator: the portal publishes from 2000 to the end of next year."""
    last_year = timezone.localdate().year + 1
    if not 2000 <= timezone.localtime(hour).year <= last_year:
        raise ValidationError(f"Ngày đăng phải từ 01/01/2000 đến 31/12/{last_year}.", code="publishing_hour")


class Publishable(models.Model):
    """Draft → waiting → published → withdrawn. A `published_at` still to come means scheduled.

    Two persons: `published_by` approved what `written_by` wrote last. One who has the right to approve own texts may be
    both; `is_self_approved` keeps that on record.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Bản nháp"
        WAITING = "waiting", "Chờ duyệt"
        PUBLISHED = "published", "Đã đăng"
        WITHDRAWN = "withdrawn", "Đã gỡ"

    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.DRAFT)
    published_at = models.DateTimeField("đăng lúc", null=True, blank=True, validators=[publishing_hour])
    published_by = staff_member("người đăng")
    written_by = staff_member("người viết sau cùng")
    is_self_approved = models.BooleanField("tự duyệt", default=False, editable=False)

    objects = PublishableQuerySet.as_manager()
    clock_columns = ("published_at",)  # a moment in one of these changes public pages when it comes

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="published") | models.Q(published_at__isnull=False),
                name="%(app_label)s_%(class)s_published_has_time",
                violation_error_message="Nội dung đã đăng phải có ngày giờ đăng.",
            ),
            models.CheckConstraint(
                condition=models.Q(published_at__isnull=True) | models.Q(published_at__gte=FIRST_HOUR),
                name="%(app_label)s_%(class)s_published_since_2000",
                violation_error_message="Ngày đăng không được trước 01/01/2000.",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="published")
                | models.Q(written_by__isnull=True)
                | models.Q(published_by__isnull=True)
                | ~models.Q(published_by=models.F("written_by"))
                | models.Q(is_self_approved=True),
                name="%(app_label)s_%(class)s_two_persons",
                violation_error_message="Người viết sau cùng không tự duyệt đăng; việc này cần người khác.",
            ),
        ]

    @property
    def is_public(self) -> bool:
        """Whether the public may read it now."""
        return (
            self.state == self.State.PUBLISHED and self.published_at is not None and self.published_at <= timezone.now()
        )

    @property
    def is_approved(self) -> bool:
        """Whether a second person let these words out: published already, or scheduled."""
        return self.state == self.State.PUBLISHED

    @property
    def is_scheduled(self) -> bool:
        """Whether it is published with an hour that is still to come."""
        return self.state == self.State.PUBLISHED and not self.is_public

    @property
    def state_in_words(self) -> str:
        """`"Bản nháp"`, or of what is scheduled `"Hẹn đăng 01/12/2026 07:30"`."""
        if self.is_scheduled and self.published_at:
            return f"Hẹn đăng {timezone.localtime(self.published_at):%d/%m/%Y %H:%M}"
        return str(self.State(self.state).label)


def stamp(record: models.Model, user: Any) -> None:
    """Who made it and who changed it last; `user` may be None."""
    if isinstance(record, Stamped) and user is not None:
        if record._state.adding:
            record.created_by = user
        record.updated_by = user


def sign(record: models.Model, user: Any) -> None:
    """Who wrote what it says now, for a change of its words and not of its state alone; `user` may be None."""
    if isinstance(record, Publishable) and user is not None:
        record.written_by = user


def is_approved(record: models.Model) -> bool:
    """Whether the public reads the record, or will at an hour that is set: then only a second person changes it."""
    return bool(getattr(record, "is_approved", getattr(record, "is_public", False)))


def is_waiting(record: models.Model) -> bool:
    """Whether somebody is reading the record to approve it: until then its words stay as they were handed in."""
    return isinstance(record, Publishable) and record.state == Publishable.State.WAITING
