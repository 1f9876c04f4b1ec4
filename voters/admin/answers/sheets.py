"""The sheet of what hung on boards. Photos are added on the page of each."""

from frontportal.sheets.resources import RecordResource
from voters.models.board import BoardNotice


class BoardNoticeResource(RecordResource):
    """Stored one by one: whether one hangs twice at one board is asked of the rows before it, too."""

    batch = 1
    instructions = {"petition": "Mã kiến nghị, ví dụ KN-2023-001.", "removed_on": "Để trống nếu còn treo."}

    class Meta(RecordResource.Meta):
        model = BoardNotice
        import_id_fields = ("petition", "place", "posted_on")
        fields = ("petition", "place", "posted_on", "removed_on")
