"""What reports of a year count of the log. Left out of a year of which nothing is known."""

from django.db.models import Sum

from frontportal.yearly.figures import Column, Figure, Question, register
from frontportal.yearly.narrative.approximation import Approximation
from frontportal.yearly.narrative.clause import Clause

from .kinds import Kind
from .models import LoggedWork

PROPAGANDA, DEMOCRACY, RELIEF = "Tuyên truyền, vận động", "Dân chủ, phản biện xã hội", "Cứu trợ, thăm hỏi"
DIPLOMACY, ORGANISATION = "Đối ngoại nhân dân", "Tổ chức, đoàn thể"
NUMBERS = {
    "quantity": "Số lượng",
    "people": "Số người",
    "opinions": "Số ý kiến, kiến nghị",
    "amount": "Số tiền (đồng)",
}


def commune(record):
    """An area would lead to the one household visited there; the public sees the commune."""
    return record.unit.commune or record.unit


def figure(
    slug: str, label: str, unit: str, section: str, position: int, kinds: str, clause: str, *, of: str = "quantity",
    people: str = "", after: str = "", following: str = "", **more,
) -> Figure:  # fmt: skip
    """The sum of a field over the log's records of some kinds; `people`: the field that counts households or persons."""
    return Figure(
        slug=slug,
        label=label,
        unit_of_measure=unit,
        section=section,
        records=lambda year: LoggedWork.objects.in_year(year).of(*kinds.split()).filter(**{f"{of}__gt": 0}),
        measure=Sum(of),
        day="date",
        people=people,
        position=position,
        clause=Clause(clause, after, following),
        columns=(
            Column("Ngày", "date", "day"),
            Column("Loại việc", "get_kind_display"),
            Column("Xã, thị trấn", commune),
            Column("Đơn vị thực hiện", "get_body_display"),
            Column(NUMBERS[of], of, "money" if of == "amount" else "number", tells_people=bool(people)),
        ),
        fetch=("unit__parent",),
        is_shown_if_known=True,
        **more,
    )


OF_THE_LOG = "Chỉ những dòng đã ghi trong sổ công việc; góp ý, phản biện ghi theo từng dự thảo được đếm riêng."
HUNDREDS, MILLIONS = Approximation("hơn", 100), Approximation("trên", 10**6)

register(
    figure("propaganda-sessions", "Buổi tuyên truyền, vận động", "buổi", PROPAGANDA, 70, "propaganda",
        "tổ chức {value} tuyên truyền, vận động", short="Buổi tuyên truyền"),
    figure("propaganda-listeners", "Lượt người dự tuyên truyền", "lượt người", PROPAGANDA, 71, "propaganda",
        "tuyên truyền đến {value}", after="propaganda-sessions", following="với {value} dự", of="people", people="people", approximation=HUNDREDS, short="Lượt dự"),
    figure("online-posts", "Tin, bài trên kênh trực tuyến", "tin, bài", PROPAGANDA, 72, "online",
        "đăng {value} trên kênh trực tuyến", short="Tin, bài"),
    figure("social-criticism", "Hội nghị phản biện xã hội", "hội nghị", DEMOCRACY, 75, "criticism",
        "tổ chức {value} phản biện xã hội", short="Hội nghị phản biện", note=OF_THE_LOG),
    figure("draft-comments", "Dự thảo văn bản được góp ý", "văn bản", DEMOCRACY, 76, "comments",
        "góp ý {value} dự thảo", short="Văn bản góp ý", note=OF_THE_LOG),
    figure("criticism-opinions", "Ý kiến phản biện, góp ý", "ý kiến", DEMOCRACY, 77, "criticism comments",
        "có {value} phản biện, góp ý", of="opinions", short="Ý kiến", note=OF_THE_LOG),
    figure("dialogues", "Cuộc đối thoại của người đứng đầu với Nhân dân", "cuộc", DEMOCRACY, 78, "dialogue",
        "có {value} đối thoại của người đứng đầu cấp ủy, chính quyền với Nhân dân", short="Đối thoại"),
    figure("dialogue-opinions", "Ý kiến tại các cuộc đối thoại", "ý kiến", DEMOCRACY, 79, "dialogue",
        "ghi nhận {value} tại các cuộc đối thoại", after="dialogues", following="ghi nhận {value}", of="opinions", short="Ý kiến đối thoại"),
    figure("inspection-checks", "Cuộc kiểm tra của Ban Thanh tra nhân dân", "cuộc", DEMOCRACY, 80, "inspection",
        "Ban Thanh tra nhân dân thực hiện {value} kiểm tra", short="Thanh tra nhân dân"),
    figure("investment-checks", "Cuộc kiểm tra của Ban Giám sát đầu tư của cộng đồng", "cuộc", DEMOCRACY, 81, "investment",
        "Ban Giám sát đầu tư của cộng đồng thực hiện {value} kiểm tra", short="Giám sát đầu tư"),
    figure("check-recommendations", "Kiến nghị sau kiểm tra của hai ban", "kiến nghị", DEMOCRACY, 82,
        "inspection investment", "có {value} sau kiểm tra của hai ban", of="opinions", short="Kiến nghị"),
    figure("relief-households", "Hộ được cứu trợ thiên tai", "hộ", RELIEF, 85, "relief",
        "cứu trợ thiên tai {value}", people="quantity", short="Hộ được cứu trợ",
        note="Một hộ được cứu trợ nhiều lần thì tính mỗi lần."),
    figure("relief-value", "Tiền, hàng cứu trợ thiên tai", "đồng", RELIEF, 86, "relief",
        "cứu trợ thiên tai trị giá {value}", after="relief-households", following="trị giá {value}", of="amount", people="quantity", approximation=MILLIONS, short="Giá trị cứu trợ"),
    figure("emergency-repairs", "Nhà được sửa khẩn cấp sau thiên tai", "căn", RELIEF, 87, "repair",
        "sửa khẩn cấp {value} nhà sau thiên tai", short="Nhà sửa khẩn cấp",
        note="Không tính nhà Đại đoàn kết, nhà tình nghĩa."),
    figure("hardship-visits", "Hộ đặc biệt khó khăn được thăm", "hộ", RELIEF, 88, "hardship",
        "thăm {value} đặc biệt khó khăn", people="quantity", short="Hộ được thăm"),
    figure("dignitary-visits", "Lượt thăm chức sắc, người có uy tín", "lượt", RELIEF, 89, "dignitary",
        "thăm chức sắc tôn giáo, người có uy tín {value}", people="quantity", short="Thăm chức sắc"),
    figure("diplomacy", "Hoạt động đối ngoại nhân dân", "hoạt động", DIPLOMACY, 90, "diplomacy",
        "có {value} đối ngoại nhân dân", short="Đối ngoại"),
    figure("committee-attendance", "Lượt ủy viên dự họp Ủy ban Mặt trận", "lượt", ORGANISATION, 95, "session",
        "có {value} ủy viên dự họp Ủy ban Mặt trận", of="people", short="Ủy viên dự họp",
        whole=Question(lambda year: LoggedWork.objects.in_year(year).of(Kind.SESSION), Sum("invited")),
        note="Trên tổng số lượt ủy viên được triệu tập."),
    figure("training-classes", "Lớp tập huấn, bồi dưỡng", "lớp", ORGANISATION, 96, "training",
        "mở {value} tập huấn, bồi dưỡng", short="Lớp tập huấn"),
    figure("trainees", "Lượt người dự tập huấn", "lượt người", ORGANISATION, 97, "training",
        "có {value} dự tập huấn", after="training-classes", following="với {value} dự", of="people", people="people", short="Lượt dự tập huấn"),
    figure("association-works", "Việc của các đoàn thể", "việc", ORGANISATION, 98, "association",
        "các đoàn thể thực hiện {value}", short="Việc của đoàn thể"),
    figure("association-members", "Đoàn viên, hội viên mới", "người", ORGANISATION, 99, "members",
        "kết nạp {value} vào các đoàn thể", people="quantity", short="Hội viên mới"),
    figure("rewards-above", "Khen thưởng của cấp trên", "tập thể, cá nhân", ORGANISATION, 100, "reward-above",
        "có {value} được cấp trên khen thưởng", short="Cấp trên khen"),
    figure("rewards-own", "Khen thưởng của Ủy ban Mặt trận", "tập thể, cá nhân", ORGANISATION, 101, "reward-own",
        "khen thưởng {value}", short="Mặt trận khen"),
)  # fmt: skip
