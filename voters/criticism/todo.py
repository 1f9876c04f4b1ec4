"""What of drafts waits for a member of staff."""

from django.urls import reverse

from frontportal.kit.todos import Todo

from .models import DraftComment


def todos(user) -> list[Todo]:
    if not user.has_perm("criticism.change_draftcomment"):
        return []
    late = list(DraftComment.objects.visible_to(user).overdue().values_list("pk", flat=True)[:100])
    address = f"{reverse('admin:criticism_draftcomment_changelist')}?pk__in={','.join(map(str, late))}"
    return [Todo("Góp ý, phản biện dự thảo quá hạn gửi", len(late), address, "late")]
