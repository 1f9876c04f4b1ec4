"""How each body answers, year by year, as open data: counts of petitions that the public may read one by one anyway."""

from collections.abc import Iterator
from dataclasses import dataclass

from frontportal.sheets.datasets.dataset import Column, Dataset, labels
from voters.models.agency import Agency
from voters.models.petition import Petition

from .numbers import Numbers, numbers_by
from .outcomes import Outcome, ever_sent


@dataclass(frozen=True)
class BodyYear:
    """One body in one year of account."""

    year: int
    body: Agency
    numbers: Numbers

    @property
    def open(self) -> int:
        """Without an answer, late or not: which of them are late changes by the day."""
        return self.numbers.outcomes[Outcome.WITHIN_TERM] + self.numbers.outcomes[Outcome.OVERDUE]

    def answered(self, outcome: Outcome) -> int:
        return self.numbers.outcomes[outcome]


def bodies_by_year() -> Iterator[BodyYear]:
    public = ever_sent(Petition.objects.public())
    bodies = Agency.objects.in_bulk()
    for year in sorted(set(public.order_by().values_list("year", flat=True))):
        found = numbers_by(public.filter(year=year), "agency")["agency"]
        for key in sorted(found, key=lambda key: (bodies[key].sort_name, key)):
            yield BodyYear(year, bodies[key], found[key])


DATASETS = (
    Dataset(
        name="co-quan-tra-loi",
        title="Cơ quan trả lời kiến nghị",
        description="Mỗi cơ quan trong một năm nhận bao nhiêu kiến nghị có trong bảng kien-nghi, trả lời ra sao, mất bao nhiêu ngày làm việc. Không đếm khiếu nại, tố cáo.",
        columns=(
            Column("nam", "Năm báo cáo", "year", "Năm mà báo cáo tính kiến nghị vào", "year", True),
            Column("co_quan", "Cơ quan", "body__name", is_required=True),
            Column("cap", "Cấp", "body__get_level_display", is_required=True, choices=labels(Agency.Level)),
            Column("da_nhan", "Đã nhận", "numbers__sent", "Cơ quan đang giữ", "integer", True, least=1),
            Column(
                "dung_han", "Trả lời đúng hạn", lambda row: row.answered(Outcome.IN_TIME), "", "integer", True, least=0
            ),
            Column("muon", "Trả lời muộn", lambda row: row.answered(Outcome.LATE), "", "integer", True, least=0),
            Column("chua_tra_loi", "Chưa trả lời", "open", "Còn hạn hoặc quá hạn", "integer", True, least=0),
            Column(
                "tong_ngay", "Tổng số ngày làm việc", lambda row: sum(row.numbers.days),
                "Từ ngày chuyển đến ngày ký, cộng mọi kiến nghị đã trả lời", "integer", True, least=0,
            ),
            Column(
                "trung_vi", "Số ngày làm việc trung vị", "numbers__median_days", "Trống nếu chưa trả lời", "number",
                least=0,
            ),
            Column("loi_hua", "Lời hứa còn mở", "numbers__promises", "Đã hẹn, chưa kết thúc", "integer", True, least=0),
        ),
        records=bodies_by_year,
        key=("nam", "co_quan"),
        position=73,
    ),
)  # fmt: skip
