"""Standing pages that wait for approval."""

from django.urls import reverse

from frontportal.kit.todos import Todo

from .models import Page


def todos(user) -> list[Todo]:
    if not user.has_perm("committee.publish_page"):
        return []
    listed = f"{reverse('admin:committee_page_changelist')}?state__exact=waiting"
    return [Todo("Trang giới thiệu chờ duyệt", Page.objects.visible_to(user).waiting().count(), listed, "due")]
