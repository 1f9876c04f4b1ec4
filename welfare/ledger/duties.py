from django.db.models import F
from django.urls import reverse

from frontportal.kit.duty import Duty
from welfare.appeals.models import Appeal
from welfare.disclosure.deadlines import overdue
from welfare.disclosure.duties import to_publish
from welfare.feeds.duties import about_feeds
from welfare.reconciliation.duties import to_match
from welfare.statements.duties import about_conflicts
from welfare.statements.models.upload import Upload

from .models.contribution import Contribution
from .models.disbursement import Disbursement
from .models.fund_year import FundYear


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


def entries_for(model, user):
    """Drafts this user may confirm: not the user's own."""
    return model.objects.visible_to(user).unconfirmed().exclude(created_by=user)
