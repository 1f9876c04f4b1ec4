"""Entries that wait for a second person, and books that do not join."""

from django.db.models import F
from django.urls import reverse

from frontportal.kit.todos import Todo
from welfare.appeals.models import Appeal, Leftover

from .balances import with_undecided_leftover
from .models.contribution import Contribution
from .models.disbursement import Disbursement
from .models.fund_year import FundYear


def todos(user) -> list[Todo]:
    found = [
        Todo(
            label,
            entries_for(model, user).count(),
            f"{reverse(f'admin:ledger_{name}_changelist')}?state__exact=draft",
            "due",
        )
        for model, name, label in (
            (Contribution, "contribution", "Khoản ủng hộ chờ xác nhận"),
            (Disbursement, "disbursement", "Khoản chi chờ xác nhận"),
        )
        if user.has_perm(f"ledger.confirm_{name}")
    ]
    if user.has_perm("ledger.confirm_fundyear"):
        waiting = FundYear.objects.exclude(opening_proposed=None).exclude(opening_proposed_by=user)
        found.append(
            Todo("Số dư đầu kỳ chờ xác nhận", waiting.count(), reverse("admin:ledger_fundyear_changelist"), "due")
        )
    if user.has_perm("ledger.change_fundyear"):
        broken = FundYear.objects.with_totals().exclude(expected=None).exclude(opening=F("expected"))
        label = "Sổ quỹ có số đầu kỳ lệch cuối kỳ năm trước"
        found.append(Todo(label, broken.count(), reverse("admin:ledger_fundyear_changelist"), "due"))
    return [todo for todo in found + leftovers_for(user) if todo.count]


def leftovers_for(user) -> list[Todo]:
    """What ended appeals have left: to be proposed by one person, confirmed by another."""
    found, address = [], reverse("admin:appeals_leftover_changelist")
    if user.has_perm("appeals.add_leftover"):
        count = len(with_undecided_leftover(Appeal.objects.visible_to(user)))
        url = reverse("admin:appeals_leftover_add")
        found.append(Todo("Đợt đã phân phối xong còn tiền, chưa có quyết định", count, url, "due"))
    if user.has_perm("appeals.confirm_leftover"):
        waiting = Leftover.objects.filter(confirmed_at=None, appeal__in=Appeal.objects.visible_to(user))
        count = waiting.exclude(proposed_by=user).count()
        found.append(
            Todo("Quyết định về tiền còn lại chờ xác nhận", count, f"{address}?confirmed_at__isempty=1", "due")
        )
    return found


def entries_for(model, user):
    """Drafts this user may confirm: neither made nor edited last by the user."""
    return model.objects.visible_to(user).unconfirmed().exclude(created_by=user).exclude(updated_by=user)
