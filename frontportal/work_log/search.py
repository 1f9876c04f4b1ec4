"""What staff find in the log."""

from frontportal.kit.searched_records import searched

SEARCHED = (
    searched("work_log.LoggedWork", names="title kind", texts="source body", unit="unit", day="date", shows="kind"),
)
