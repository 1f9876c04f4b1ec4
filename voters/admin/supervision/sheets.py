"""Sheets of supervisions, and of what they recommended."""

from frontportal.kit.values.money import dong
from frontportal.sheets.resources import RecordResource
from voters.models.recommendation import Recommendation
from voters.models.supervision import Supervision

ADDED_BY_PROPOSAL = "Cuộc giám sát này đang công khai: hãy thêm kiến nghị trên trang của nó để gửi đề nghị sửa."


class SupervisionResource(RecordResource):
    """An office's list often has one column for the time: a new one of a single day ends on it."""

    instructions = {
        "code": "Ví dụ GS-2023-001. Mã đã có thì dòng này sửa cuộc giám sát đó; để trống thì được đánh số mới.",
        "subject": "Cơ quan, tổ chức; không ghi tên cá nhân.",
    }

    class Meta(RecordResource.Meta):
        model = Supervision
        import_id_fields = ("code",)
        fields = (
            "code", "year", "title", "form", "subject", "lead", "team", "unit", "state", "starts_on", "ends_on",
            "decision_number", "decided_on", "plan_number", "plan_sent_on", "subject_report_on", "report_number", "report_on",
            "recommendations", "answered", "summary", "shortcomings",
        )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.of_a_day: list[int] = []

    def check_row(self, row, checks):
        record = row.record
        if (
            record is not None
            and row.is_new
            and record.starts_on
            and record.ends_on is None
            and "ends_on" not in row.errors
        ):
            record.ends_on = record.starts_on
            self.of_a_day.append(row.line)
        super().check_row(row, checks)

    def link_notes(self):
        """Where a last day was taken from the first, too."""
        count = len(self.of_a_day)
        taken = (
            [
                f"{dong(count)} cuộc giám sát không ghi ngày kết thúc (từ dòng {self.of_a_day[0]}): lấy bằng ngày bắt đầu."
            ]
            if count
            else []
        )
        return [*super().link_notes(), *taken]


class RecommendationResource(RecordResource):
    """What supervisions recommended, a line each; to one that the public reads a line is added by a proposal on its page."""

    instructions = {
        "supervision": "Mã cuộc giám sát, ví dụ GS-2023-001.",
        "text": "Công khai: không ghi tên cá nhân.",
        "body": "Cơ quan, tổ chức; không ghi tên cá nhân.",
    }

    class Meta(RecordResource.Meta):
        model = Recommendation
        import_id_fields = ("supervision", "number")
        fields = ("supervision", "number", "text", "body", "due_on", "answered_on", "answer")

    def check_row(self, row, checks):
        super().check_row(row, checks)
        supervision = None if row.record is None or row.is_repetition else row.values.get("supervision")
        if self.user is not None and supervision is not None and row.is_new and supervision.is_public:
            row.refuse(ADDED_BY_PROPOSAL, "supervision")
