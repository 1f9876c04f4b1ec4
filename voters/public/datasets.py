"""Meetings, petitions and supervisions as open data: what their public pages show, and nobody who asked."""

from collections.abc import Iterator

from frontportal.places.datasets import UNIT_KEY, commune_columns
from frontportal.sheets.datasets.dataset import BLOCK, Column, Dataset, ForeignKey, labels
from frontportal.sheets.datasets.suppression import enough, suppressed_cells
from frontportal.yearly.figures import commune_of
from voters.models.meeting import Meeting
from voters.models.petition import Petition
from voters.models.recommendation import Recommendation
from voters.models.supervision import Supervision
from voters.workflow import PUBLIC

YEAR = Column("nam", "Năm báo cáo", "year", "Năm mà báo cáo tính hồ sơ vào", "year", True)


def meetings() -> Iterator[Meeting]:
    """All, each with `told_voters`: how many came, None where the figures of the year would tell a number that is too small."""
    groups: dict[int, dict[int, dict[int, int]]] = {}
    counted = Meeting.objects.shown().held().of_councils("province", "district").annotate(commune=commune_of("unit"))
    for year, commune, key, voters in counted.order_by().values_list("year", "commune", "pk", "voters"):
        groups.setdefault(year, {}).setdefault(commune, {})[key] = voters or 0
    hidden = set().union(*map(suppressed_cells, groups.values()))
    shown = Meeting.objects.shown().select_related("unit__parent", "session__term__unit").order_by("start", "pk")
    for meeting in shown.iterator(chunk_size=BLOCK):
        meeting.told_voters = None if meeting.pk in hidden else enough(meeting.voters)
        yield meeting


def meeting_code(petition: Petition) -> str:
    return petition.meeting.code if petition.meeting and petition.meeting.is_public else ""


MEETINGS = Dataset(
    name="hoi-nghi",
    title="Hội nghị tiếp xúc cử tri",
    description="Hội nghị sắp tổ chức, đã tổ chức và không tổ chức. Hội nghị chung của nhiều cấp đại biểu là một dòng. Số cử tri dưới 5 không nêu.",
    columns=(
        Column("ma", "Mã", "code", is_required=True, pattern=r"TX-\d{4}-\d{3,}"),
        YEAR,
        Column("ngay", "Ngày", "day", kind="date", is_required=True),
        *commune_columns(),
        Column(
            "dai_bieu", "Đại biểu", "council_names", "Của những cơ quan nào, cách nhau bằng dấu phẩy", is_required=True
        ),
        Column(
            "khoa", "Khoá", lambda meeting: meeting.session and str(meeting.session.term), "Theo kỳ họp của hội nghị"
        ),
        Column("loai", "Loại hội nghị", "get_kind_display", is_required=True, choices=labels(Meeting.Kind)),
        Column("hinh_thuc", "Hình thức", "get_form_display", is_required=True, choices=labels(Meeting.Form)),
        Column("noi_dung", "Nội dung", "topic"),
        Column("trang_thai", "Trạng thái", "get_state_display", is_required=True, choices=labels(Meeting.State)),
        Column(
            "so_cu_tri",
            "Số cử tri dự",
            "told_voters",
            "Trống nếu chưa rõ hoặc dưới 5",
            "integer",
            least=0,
        ),
        Column("so_dai_bieu", "Số đại biểu dự", "deputies", kind="integer", least=0),
    ),
    records=meetings,
    key=("ma",),
    foreign_keys=(UNIT_KEY,),
    position=70,
)

PETITIONS = Dataset(
    name="kien-nghi",
    title="Kiến nghị của cử tri",
    description="Kiến nghị đã phân loại, trừ khiếu nại, tố cáo. Không có ai kiến nghị.",
    columns=(
        Column("ma", "Mã", "code", is_required=True, pattern=r"KN-\d{4}-\d{3,}"),
        YEAR,
        Column("tiep_nhan", "Ngày tiếp nhận", "received_on", kind="date", is_required=True),
        *commune_columns(),
        Column("hoi_nghi", "Hội nghị", meeting_code, "Trống nếu nêu cách khác hoặc hội nghị chưa công khai"),
        Column("linh_vuc", "Lĩnh vực", "get_field_display", is_required=True, choices=labels(Petition.Field)),
        Column("tom_tat", "Tóm tắt", "public_title", is_required=True),
        Column("co_quan", "Cơ quan có thẩm quyền", "agency__name"),
        Column("ngay_chuyen", "Ngày chuyển", "forwarded_on", kind="date"),
        Column("han_tra_loi", "Hạn trả lời", "due_on", kind="date"),
        Column(
            "trang_thai",
            "Trạng thái",
            "get_state_display",
            is_required=True,
            choices=tuple(each.label for each in PUBLIC),
        ),
    ),
    records=lambda: (
        Petition.objects.public().select_related("unit__parent", "meeting", "agency").order_by("received_on", "pk")
    ),
    key=("ma",),
    foreign_keys=(UNIT_KEY, ForeignKey("hoi_nghi", "hoi-nghi", "ma")),
    position=71,
)

SUPERVISIONS = Dataset(
    name="giam-sat",
    title="Giám sát",
    description="Cuộc giám sát theo kế hoạch và đã thực hiện, số kiến nghị sau giám sát và số đã được trả lời.",
    columns=(
        Column("ma", "Mã", "code", is_required=True, pattern=r"GS-\d{4}-\d{3,}"),
        YEAR,
        Column("tu_ngay", "Từ ngày", "starts_on", kind="date", is_required=True),
        Column("den_ngay", "Đến ngày", "ends_on", kind="date", is_required=True),
        *commune_columns(),
        Column("noi_dung", "Nội dung", "title", is_required=True),
        Column("doi_tuong", "Đối tượng", "subject", "Cơ quan, tổ chức được giám sát", is_required=True),
        Column("chu_the", "Chủ thể giám sát", "lead"),
        Column("quyet_dinh", "Số quyết định", "decision_number"),
        Column("ngay_quyet_dinh", "Ngày quyết định", "decided_on", kind="date"),
        Column("ke_hoach", "Số kế hoạch", "plan_number"),
        Column("hinh_thuc", "Hình thức", "get_form_display", is_required=True, choices=labels(Supervision.Form)),
        Column("trang_thai", "Trạng thái", "get_state_display", is_required=True, choices=labels(Supervision.State)),
        Column("kien_nghi", "Số kiến nghị", "recommendations", kind="integer", is_required=True, least=0),
        Column("da_tra_loi", "Đã được trả lời", "answered", kind="integer", is_required=True, least=0),
    ),
    records=lambda: (
        Supervision.objects.shown()
        .exclude(state=Supervision.State.CANCELLED)
        .select_related("unit__parent")
        .order_by("starts_on", "pk")
    ),
    key=("ma",),
    foreign_keys=(UNIT_KEY,),
    version="1.1",
    position=72,
)

RECOMMENDATIONS = Dataset(
    name="kien-nghi-giam-sat",
    title="Kiến nghị sau giám sát",
    description="Từng kiến nghị của cuộc giám sát có ghi danh sách, gửi đến đâu, hạn và ngày trả lời. Cuộc giám sát cũ chỉ có số đếm ở bảng giam-sat.",
    columns=(
        Column("giam_sat", "Cuộc giám sát", "supervision__code", is_required=True, pattern=r"GS-\d{4}-\d{3,}"),
        Column("thu_tu", "Thứ tự", "number", "Trong cuộc giám sát", "integer", True, least=1),
        Column("noi_dung", "Nội dung", "text", is_required=True),
        Column("gui_den", "Gửi đến", "body", "Cơ quan, tổ chức", is_required=True),
        Column("han_tra_loi", "Hạn trả lời", "due_on", kind="date"),
        Column("ngay_tra_loi", "Ngày trả lời", "answered_on", "Trống nếu chưa trả lời", "date"),
    ),
    records=lambda: (
        Recommendation.objects.filter(supervision__shown=True)
        .exclude(supervision__state=Supervision.State.CANCELLED)
        .select_related("supervision")
        .order_by("supervision__starts_on", "supervision__pk", "number")
    ),
    key=("giam_sat", "thu_tu"),
    foreign_keys=(ForeignKey("giam_sat", "giam-sat", "ma"),),
    position=74,
)

DATASETS = (MEETINGS, PETITIONS, SUPERVISIONS, RECOMMENDATIONS)
