"""Money that waits for a second person, books that do not join, appeals that owe the public their account."""

from django.db.models import F
from django.urls import reverse

from frontportal.kit.duty import Duty

from .giving.clock import overdue
from .models import (
    Appeal,
    ConflictDecision,
    Contribution,
    Disbursement,
    FundYear,
    Rereading,
    Statement,
    StatementMatch,
    Upload,
    WaitingLine,
)
from .statements.feeds.duties import about_feeds

MOST_COUNTED = 10_000


def duties(user) -> list[Duty]:
    found = [
        Duty(
            label,
            entries_for(model, user).count(),
            f"{reverse(f'admin:welfare_{name}_changelist')}?state__exact=draft",
            "due",
        )
        for model, name, label in (
            (Contribution, "contribution", "Khoản ủng hộ chờ xác nhận"),
            (Disbursement, "disbursement", "Khoản chi chờ xác nhận"),
        )
        if user.has_perm(f"welfare.confirm_{name}")
    ]
    if user.has_perm("welfare.change_fundyear"):
        broken = FundYear.objects.with_totals().exclude(expected=None).exclude(opening=F("expected"))
        label = "Sổ quỹ có số đầu kỳ lệch cuối kỳ năm trước"
        found.append(Duty(label, broken.count(), reverse("admin:welfare_fundyear_changelist"), "due"))
    if user.has_perm("welfare.view_appeal"):
        # Leaders too: an appeal that owes the public its account is theirs to see.
        late = len(overdue(Appeal.objects.announced().visible_to(user)))
        url = f"{reverse('admin:welfare_appeal_changelist')}?cong-khai=qua-han"
        found.append(Duty("Đợt vận động quá hạn công khai", late, url, "late"))
    found += to_publish(user)
    if user.has_perm("welfare.add_statement"):
        ready = Upload.objects.undecided().filter(state=Upload.State.READY).count()
        found.append(Duty("Tệp sao kê chờ xác nhận nhập", ready, reverse("admin:welfare_statement_add"), "due"))
    found += about_conflicts(user)
    if user.has_perm("welfare.change_waitingline"):
        found += to_match()
    if user.has_perm("welfare.view_provisionalline"):
        found += about_feeds(user)
    return [duty for duty in found if duty.count]


def about_conflicts(user) -> list[Duty]:
    """Rows that contradict what is stored: to propose about, and proposals of others to confirm."""
    found, url = [], reverse("admin:welfare_statement_changelist")
    if user.has_perm("welfare.add_statement"):
        label = "Sao kê có dòng không khớp chưa quyết định"
        found.append(Duty(label, Statement.objects.with_undecided().count(), f"{url}?khong-khop=cho", "due"))
    if user.has_perm("welfare.decide_statement"):
        waiting = ConflictDecision.objects.open().exclude(proposed_by=user)
        again = Rereading.objects.open().exclude(proposed_by=user).count()
        found.append(Duty("Đề nghị đọc lại tệp sao kê chờ xác nhận", again, f"{url}?khong-khop=doc-lai", "due"))
        label = "Đề nghị về dòng không khớp chờ xác nhận"
        count = waiting.values("statement").distinct().count()
        found.append(Duty(label, count, f"{url}?khong-khop=de-nghi", "due"))
    return found


def to_publish(user) -> list[Duty]:
    """One's own drafts of appeals, and for those who may publish what was handed in."""
    appeals, url = Appeal.objects.visible_to(user), reverse("admin:welfare_appeal_changelist")
    found = []
    if user.has_perm("welfare.change_appeal"):
        drafts = appeals.filter(state=Appeal.State.DRAFT, created_by=user).count()
        found.append(Duty("Đợt vận động của bạn còn là bản nháp", drafts, f"{url}?state__exact=draft"))
    if user.has_perm("welfare.publish_appeal"):
        waiting = appeals.filter(state=Appeal.State.WAITING).count()
        found.append(Duty("Đợt vận động chờ duyệt", waiting, f"{url}?state__exact=waiting", "due"))
    return found


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


def entries_for(model, user):
    """Drafts this user may confirm: not the user's own."""
    return model.objects.visible_to(user).unconfirmed().exclude(created_by=user)
