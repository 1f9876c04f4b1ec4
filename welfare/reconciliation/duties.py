from django.urls import reverse

from frontportal.kit.duty import Duty

from .models import StatementMatch, WaitingLine

MOST_COUNTED = 10_000


def to_match() -> list[Duty]:
    """Lines of statements that are not clear, counted no further than one looks."""
    asked = {
        "Dòng sao kê chưa khớp": (WaitingLine.objects.all(), "waitingline", ""),
        "Dòng đã khớp, chưa vào sổ": (StatementMatch.objects.without_entry(), "statementmatch", "?con=chua-vao-so"),
        "Dòng khớp với khoản ghi đảo": (StatementMatch.objects.with_reversed_entry(), "statementmatch", "?con=ghi-dao"),
    }
    found = []
    for label, (records, name, query) in asked.items():
        url = reverse(f"admin:welfare_{name}_changelist")
        found.append(Duty(label, records.order_by()[:MOST_COUNTED].count(), f"{url}{query}", "calm"))
    return found
