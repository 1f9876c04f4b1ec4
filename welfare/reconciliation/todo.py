"""Lines of statements that are not clear, counted no further than one looks."""

from django.urls import reverse

from frontportal.kit.todos import Todo

from .models import Match, UnmatchedLine

MOST_COUNTED = 10_000


def todos(user) -> list[Todo]:
    if not user.has_perm("reconciliation.change_unmatchedline"):
        return []
    asked = {
        "Dòng sao kê chưa khớp": (UnmatchedLine.objects.all(), "unmatchedline", ""),
        "Dòng đã khớp, chưa vào sổ": (Match.objects.without_entry(), "match", "?con=chua-vao-so"),
        "Dòng khớp với khoản ghi đảo": (Match.objects.with_reversed_entry(), "match", "?con=ghi-dao"),
    }
    found = []
    for label, (records, name, query) in asked.items():
        url = reverse(f"admin:reconciliation_{name}_changelist")
        found.append(Todo(label, records.order_by()[:MOST_COUNTED].count(), f"{url}{query}", "calm"))
    return [todo for todo in found if todo.count]
