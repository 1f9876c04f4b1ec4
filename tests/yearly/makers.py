"""Publishing as two people do it."""

from frontportal.staff.models import User
from frontportal.yearly.editions.publishing import prepare_year, publish_year
from frontportal.yearly.models.edition import Edition
from frontportal.yearly.models.summary import YearSummary
from tests.makers import make_user


def publish_again(summary: YearSummary, *, by: User, reason: str = "", preparer: User | None = None) -> Edition:
    """The year made ready by `preparer`, or somebody new, and published by `by`."""
    preparer = preparer or make_user(f"trinh-{User.objects.count()}", full_name="Người Trình", group="Biên tập viên")
    prepare_year(summary, by=preparer, reason=reason)
    return publish_year(summary, by=by, site="https://portal.example")
