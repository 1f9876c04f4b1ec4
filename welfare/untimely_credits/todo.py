"""Money outside of an appeal's days that waits for a decision, or for the second person."""

from django.urls import reverse

from frontportal.kit.todos import Todo

from .models import UntimelyCredit


def todos(user) -> list[Todo]:
    asked, url = UntimelyCredit.objects, reverse("admin:untimely_credits_untimelycredit_changelist")
    found = []
    if user.has_perm("untimely_credits.change_untimelycredit"):
        found.append(
            Todo("Khoản ngoài thời gian tiếp nhận chờ quyết định", asked.waiting().count(), f"{url}?con=cho", "due")
        )
    if user.has_perm("untimely_credits.confirm_untimelycredit"):
        count = asked.proposed().exclude(proposed_by=user).count()
        found.append(Todo("Quyết định về khoản ngoài thời gian chờ xác nhận", count, f"{url}?con=xac-nhan", "due"))
    return [todo for todo in found if todo.count]
