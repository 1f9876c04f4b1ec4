"""What a year's report says about voter meetings and supervision."""

from django.db.models import QuerySet, Sum

from frontportal.kit.values.text import roman
from frontportal.yearly.figures import Column, Derived, Figure, Question, register
from frontportal.yearly.narrative.approximation import Approximation
from frontportal.yearly.narrative.clause import Clause
from voters.models.meeting import Meeting
from voters.models.petition import Petition
from voters.models.supervision import Supervision


def opinions_behind(petition) -> str:
    """Codes of what voters said behind a petition."""
    own = petition.split_from.code if petition.split_from else petition.code
    return ", ".join([own, *petition.merged_codes])


def petitions_made(petition) -> str:
    """Codes of the petitions that an opinion became."""
    joined = [petition.merged_into.code] if petition.merged_into else []
    return ", ".join(joined or petition.part_codes or [petition.code])


MEETINGS = {
    "section": "Tiếp xúc cử tri",
    "day": "start",
    "fetch": ("unit", "unit__parent"),
    "columns": (
        Column("Ngày", "day", "day"),
        Column("Xã, thị trấn", lambda meeting: str(meeting.unit)),
        Column("Đại biểu", "council_names"),
        Column("Loại", "get_kind_display"),
        Column("Số cử tri dự", "voters", "number", tells_people=True),
    ),
}
PETITIONS = {
    "section": "Tiếp xúc cử tri",
    "unit_of_measure": "kiến nghị",
    "day": "received_on",
    "fetch": ("unit", "unit__parent", "agency", "split_from", "merged_into"),
    "columns": (
        Column("Mã", "code"),
        Column("Tiếp nhận", "received_on", "day"),
        Column("Địa bàn", lambda petition: str(petition.unit)),
        Column("Lĩnh vực", "get_field_display"),
        Column("Nội dung", "public_title"),
        Column("Trạng thái", "get_state_display"),
        Column(
            "Từ ý kiến",
            opinions_behind,
            meaning="Mã các ý kiến đã ghi tại hội nghị mà kiến nghị này được lập, tách hoặc gộp từ đó.",
        ),
    ),
}
OPINIONS = PETITIONS | {
    "unit_of_measure": "ý kiến",
    "columns": (
        *PETITIONS["columns"][:-1],
        Column("Thành kiến nghị", petitions_made, meaning="Mã các kiến nghị mà ý kiến này đã thành."),
    ),
}
SUPERVISIONS = {
    "section": "Giám sát",
    "day": "starts_on",
    "fetch": ("unit", "unit__parent"),
    "columns": (
        Column("Từ ngày", "starts_on", "day"),
        Column("Nội dung giám sát", "title"),
        Column("Đối tượng", "subject"),
        Column("Hình thức", "get_form_display"),
        Column("Kiến nghị", "recommendations", "number"),
        Column("Đã trả lời", "answered", "number"),
    ),
}


def held(year: int):
    return Meeting.objects.shown().held().of_year(year)


def of_councils(year: int):
    """Province and district councils together: a joint meeting is one record, so it counts once."""
    return held(year).of_councils("province", "district")


def counted(year: int):
    return Petition.objects.counted(year).with_relatives()


def voiced(year: int):
    return Petition.objects.filter(year=year).voiced().with_relatives()


def assembly(year: int):
    return held(year).of_councils("assembly")


def terms_of_assembly(year: int) -> QuerySet:
    return assembly(year).order_by().values_list("session__term__council", "session__term__number").distinct()


def words_of_terms(found: list[tuple]) -> str:
    """`"khoá XV"` where every meeting tells its session, else nothing: some may be of another term."""
    terms = sorted(found, key=str)
    if not terms or any(council != "assembly" for council, _ in terms):
        return ""
    return f"khoá {', '.join(roman(number) for _, number in terms)}"


def supervised(year: int):
    return Supervision.objects.shown().held().of_year(year)


register(
    Figure(
        slug="meetings",
        clause=Clause("tổ chức {value} tiếp xúc cử tri"),
        label="Hội nghị tiếp xúc cử tri",
        short="Hội nghị",
        unit_of_measure="hội nghị",
        records=held,
        position=40,
        note="Hội nghị đã cho hiện trên trang công khai; hội nghị của nhiều cấp đại biểu chỉ tính một lần.",
        **MEETINGS,
    ),
    Figure(
        slug="meetings-council",
        clause=Clause("có {value} tiếp xúc cử tri của đại biểu HĐND tỉnh, huyện{at}"),
        label="Tiếp xúc cử tri của đại biểu HĐND tỉnh, huyện",
        short="HĐND tỉnh, huyện",
        unit_of_measure="hội nghị",
        records=of_councils,
        position=41,
        **MEETINGS,
    ),
    Figure(
        slug="meetings-council-voters",
        clause=Clause("có {value} dự tiếp xúc với đại biểu HĐND tỉnh, huyện", "meetings-council", "với {value}"),
        people="voters",
        label="Cử tri dự tiếp xúc với đại biểu HĐND tỉnh, huyện",
        short="Cử tri dự",
        unit_of_measure="lượt cử tri",
        records=of_councils,
        measure=Sum("voters"),
        approximation=Approximation("khoảng hơn", 100),
        position=42,
        **MEETINGS,
    ),
    Figure(
        slug="meetings-assembly",
        clause=Clause("có {value} tiếp xúc cử tri của đại biểu Quốc hội{detail}{at}"),
        label="Tiếp xúc cử tri của đại biểu Quốc hội",
        short="Quốc hội",
        unit_of_measure="hội nghị",
        records=assembly,
        detail=Derived(terms_of_assembly, words_of_terms),
        position=43,
        **MEETINGS,
    ),
    Figure(
        slug="opinions",
        clause=Clause("ghi nhận {value} của cử tri"),
        label="Ý kiến của cử tri",
        short="Ý kiến",
        records=voiced,
        position=44,
        note="Mọi ý kiến đã ghi, kể cả ý kiến được gộp, được tách hoặc không thuộc phạm vi; không tính ý kiến đã rút.",
        **OPINIONS,
    ),
    Figure(
        slug="petitions",
        clause=Clause("tiếp nhận {value} của cử tri"),
        label="Kiến nghị của cử tri",
        short="Kiến nghị",
        records=counted,
        position=45,
        note="Không tính kiến nghị đã gộp, đã rút, không thuộc phạm vi; khiếu nại, tố cáo được tách riêng.",
        **PETITIONS,
    ),
    Figure(
        slug="petitions-answered",
        clause=Clause("đã trả lời {value} của cử tri", "petitions", "đã trả lời {value}"),
        label="Kiến nghị đã được trả lời",
        short="Đã trả lời",
        records=lambda year: counted(year).answered(),
        whole=Question(counted),
        position=46,
        **PETITIONS,
    ),
    Figure(
        slug="supervisions",
        clause=Clause("thực hiện {value} giám sát"),
        label="Cuộc giám sát",
        short="Cuộc giám sát",
        unit_of_measure="cuộc",
        records=supervised,
        position=55,
        **SUPERVISIONS,
    ),
    Figure(
        slug="supervision-recommendations",
        clause=Clause("có {value} sau giám sát", "supervisions", "với {value} sau giám sát"),
        label="Kiến nghị sau giám sát",
        short="Kiến nghị",
        unit_of_measure="kiến nghị",
        records=supervised,
        measure=Sum("recommendations"),
        position=56,
        **SUPERVISIONS,
    ),
    Figure(
        slug="supervision-recommendations-answered",
        clause=Clause("{value} sau giám sát đã được trả lời", "supervision-recommendations", "đã được trả lời {value}"),
        label="Kiến nghị sau giám sát đã được trả lời",
        short="Đã trả lời",
        unit_of_measure="kiến nghị",
        records=supervised,
        measure=Sum("answered"),
        position=57,
        whole=Question(supervised, Sum("recommendations")),
        **SUPERVISIONS,
    ),
)
