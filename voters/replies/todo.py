"""What of answers on boards waits for a member of staff."""

from django.urls import reverse

from frontportal.kit.todos import Todo
from voters.models.board import BoardNotice

from .periods import complete_notices

LISTED = 100  # records that an address names


def todos(user) -> list[Todo]:
    if not user.has_perm("voters.change_boardnotice"):
        return []
    found = complete_notices(BoardNotice.objects.visible_to(user))
    ids = ",".join(str(notice.pk) for notice in found[:LISTED])
    address = f"{reverse('admin:voters_boardnotice_changelist')}?pk__in={ids}"
    return [Todo("Đã niêm yết đủ ngày tại bảng, chờ ghi ngày gỡ", len(found), address, "due")]
