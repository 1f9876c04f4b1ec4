"""Sheets of comments on drafts, and of the boards of communes. What a sheet adds is hidden until a second person shows it."""

from frontportal.sheets.resources import RecordResource

from .models import CommuneBoard, DraftComment


class DraftCommentResource(RecordResource):
    instructions = {"summary": "Công khai khi đã gửi và cho hiện: không ghi tên cá nhân."}

    class Meta(RecordResource.Meta):
        model = DraftComment
        import_id_fields = ("kind", "draft", "drafter", "asked_on")
        fields = (
            "kind", "form", "draft", "drafter", "unit", "asked_on", "due_on", "held_on", "letter_number", "sent_on",
            "points", "summary", "answer", "answered_on",
        )  # fmt: skip


class CommuneBoardResource(RecordResource):
    class Meta(RecordResource.Meta):
        model = CommuneBoard
        import_id_fields = ("unit", "kind", "since")
        fields = ("unit", "kind", "since", "until", "members", "decision")
