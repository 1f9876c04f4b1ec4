"""Days between which a rule holds, as records say them and as the database compares them."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Func, Q


class InForceRange(Func):
    """[since, until] as a range the database can compare."""

    function = "DATERANGE"
    template = "%(function)s(%(expressions)s, '[]')"
    output_field = DateRangeField()


class DatedAmount(models.Model):
    """A rule of money in force from `since` to `until`, both included; open without `until`."""

    since = models.DateField("áp dụng từ ngày")
    until = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="%(app_label)s_%(class)s_ends_after_start",
                violation_error_message="Ngày hết hạn không được trước ngày áp dụng.",
            )
        ]
