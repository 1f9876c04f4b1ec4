"""What waits for the personal-data officers."""

from typing import Any

from django.urls import reverse

from frontportal.kit.todos import Todo

from .models.erasure_request import ErasureRequest


def todos(user: Any) -> list[Todo]:
    """Requests that somebody else proposed."""
    if not user.has_perm("personal_data.confirm_erasurerequest"):
        return []
    waiting = ErasureRequest.objects.filter(state="proposed").exclude(proposed_by=user).count()
    page = f"{reverse('admin:personal_data_erasurerequest_changelist')}?state__exact=proposed"
    return [Todo("Yêu cầu xoá dữ liệu cá nhân chờ người thứ hai", waiting, page, "due")]
