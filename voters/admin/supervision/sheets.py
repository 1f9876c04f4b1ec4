"""Sheets of supervisions, and of what they recommended."""

from import_export.fields import Field

from frontportal.kit.values.money import dong
from frontportal.sheets.cells import FirstDayCell, text_of
from frontportal.sheets.periods import period_of
from frontportal.sheets.resources import RecordResource
from voters.admin.resources import AskingResource
from voters.models.recommendation import Recommendation
from voters.models.supervision import Supervision

OF_A_DAY = "{} cuộc giám sát không ghi ngày kết thúc (từ dòng {}): lấy bằng ngày bắt đầu."
OF_A_PERIOD = "{} cuộc giám sát ghi thời gian theo tháng, quý hoặc nhiều ngày (từ dòng {}): lấy ngày đầu và ngày cuối của thời gian đó."
TWO_ENDS = "Thời gian kết thúc ngày {}, cột Đến ngày ghi {}. Hãy sửa cho khớp."
ADDED_BY_PROPOSAL = "Cuộc giám sát này đang công khai: hãy thêm kiến nghị trên trang của nó để gửi đề nghị sửa."


class SupervisionResource(AskingResource):
    """An office's list often has one column for the time: its first and last day, or a new one of a single day that ends on it."""

    asked = ("state",)
    starts_on = Field(attribute="starts_on", column_name="Từ ngày", widget=FirstDayCell())
    instructions = {
        "starts_on": "Ngày; hoặc cả thời gian khi tệp không có cột Đến ngày: Tháng 6/2026, Quý II/2026, 10-12/9/2026.",
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
        self.of_a_period: list[int] = []

    def check_row(self, row, checks):
        record = row.record
        period = period_of(text_of(row.source.get(self.header_of("starts_on"))))
        if record is not None and period and "ends_on" not in row.errors:
            if row.values.get("ends_on") not in (None, period[1]):
                row.refuse(TWO_ENDS.format(*(f"{day:%d/%m/%Y}" for day in (period[1], record.ends_on))), "starts_on")
            record.ends_on = period[1]
            self.of_a_period.append(row.line)
        elif (
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
        """Where a last day was taken from the first, or both from one time, too."""
        return [*super().link_notes(), *note_on(self.of_a_day, OF_A_DAY), *note_on(self.of_a_period, OF_A_PERIOD)]


def note_on(lines: list[int], sentence: str) -> list[str]:
    return [sentence.format(dong(len(lines)), lines[0])] if lines else []


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
