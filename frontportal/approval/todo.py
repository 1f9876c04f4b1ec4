"""Proposals and texts that wait for somebody: to be decided about, to be written again, to appear."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import Count, Value
from django.urls import reverse
from django.utils import timezone

from frontportal.kit.records.base import Publishable
from frontportal.kit.todos import Todo

from .models.proposed_change import ProposedChange
from .rights import may_decide_kind
from .showable import Showable

RECENT = timedelta(days=14)


def todos(user) -> list[Todo]:
    """Proposals of others to decide about, own ones that came back lately, and what is scheduled of kinds one may change."""
    listed = reverse("admin:approval_proposedchange_changelist")
    found = []
    if user.has_perm("approval.view_proposedchange"):
        waiting = ProposedChange.objects.to_decide(user).count()
        found.append(Todo("Đề nghị sửa chờ bạn duyệt", waiting, f"{listed}?state__exact=proposed", "due"))
        own = ProposedChange.objects.filter(proposed_by=user)
        back = own.filter(state="rejected", decided_at__gte=timezone.now() - RECENT).count()
        found.append(Todo("Đề nghị sửa của bạn bị trả lại", back, f"{listed}?state__exact=rejected", "due"))
        found.append(
            Todo("Đề nghị sửa của bạn đang chờ duyệt", own.waiting().count(), f"{listed}?state__exact=proposed", "calm")
        )
    return [*found, *hidden(user), *scheduled(user)]


def hidden(user) -> list[Todo]:
    """One line for each kind of record that this person may show to the public; one question for all kinds."""
    kinds = {str(number): model for number, model in enumerate(admin.site._registry) if may_show(user, model)}
    counts = [
        model._default_manager.visible_to(user).filter(shown=False).order_by().annotate(showable=Value(kind))
        .values("showable").annotate(count=Count("pk")).values_list("showable", "count")
        for kind, model in kinds.items()
    ]  # fmt: skip
    found = dict(counts[0].union(*counts[1:], all=True)) if counts else {}
    return [
        Todo(
            f"{str(model._meta.verbose_name).capitalize()} chưa cho hiện trên trang công khai",
            found.get(kind, 0),
            f"{reverse(f'admin:{model._meta.app_label}_{model._meta.model_name}_changelist')}?shown__exact=0",
        )
        for kind, model in kinds.items()
    ]


def may_show(user, model) -> bool:
    return issubclass(model, Showable) and may_decide_kind(user, model)


def scheduled(user) -> list[Todo]:
    """One line for each kind of text with an hour that is still to come."""
    found = []
    for model in admin.site._registry:
        name = f"{model._meta.app_label}.change_{model._meta.model_name}"
        if issubclass(model, Publishable) and user.has_perm(name):
            count = model._default_manager.visible_to(user).scheduled().count()
            listed = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
            label = f"{str(model._meta.verbose_name).capitalize()} hẹn đăng"
            found.append(Todo(label, count, f"{listed}?state__exact=scheduled"))
    return found
