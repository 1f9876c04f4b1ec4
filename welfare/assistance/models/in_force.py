"""Days between which a rule holds, as the database compares them."""

from django.contrib.postgres.fields import DateRangeField
from django.db.models import Func


class InForce(Func):
    """[since, until] as a range the database can compare."""

    function = "DATERANGE"
    template = "%(function)s(%(expressions)s, '[]')"
    output_field = DateRangeField()
