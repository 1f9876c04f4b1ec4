"""Rules about time that change with time: how many days something may take, counted how, from when on, on what basis."""

from datetime import date, timedelta
from typing import Any

from django.db import models

from ..values.workdays import add_workdays, next_workday, subtract_workdays
from .base import Stamped
from .querysets import RecordQuerySet


class DatedRuleQuerySet(RecordQuerySet):
    def in_force_on(self, day: date, **subject: Any) -> Any:
        """The row about `subject` (columns and their values) on a day; None when no rule was in force yet."""
        return self.filter(since__lte=day, **subject).order_by("-since").first()


class DatedRule(Stamped):
    """A row holds from `since` on until a later row about the same subject takes over."""

    days = models.PositiveSmallIntegerField("số ngày")
    working_days = models.BooleanField("tính theo ngày làm việc", default=True)
    since = models.DateField("áp dụng từ ngày")
    basis = models.CharField("căn cứ", max_length=200)

    objects = DatedRuleQuerySet.as_manager()

    class Meta:
        abstract = True

    def last_day(self, start: date) -> date:
        """The day on which the days after `start` have passed."""
        return add_workdays(start, self.days) if self.working_days else start + timedelta(days=self.days)

    def due_date(self, start: date) -> date:
        """The last day for doing what begins on `start`.

        A term of calendar days whose last day is a day off ends on the next working day (Civil Code 2015, article 148.5).
        What is to be done at once has no term.
        """
        return next_workday(self.last_day(start)) if self.days else start

    def latest_before(self, event: date) -> date:
        """The last day for doing what has to be done `days` before `event`: counted backwards, so no day off moves it."""
        return subtract_workdays(event, self.days) if self.working_days else event - timedelta(days=self.days)

    @property
    def length_text(self) -> str:
        """`"20 ngày làm việc"`."""
        return f"{self.days} {'ngày làm việc' if self.working_days else 'ngày'}"
