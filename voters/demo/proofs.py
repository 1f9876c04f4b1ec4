"""What follows an answer in the demonstration: notices on boards, remarks on deputies, recommendations one by one."""

from datetime import timedelta

from simple_history.utils import bulk_create_with_history

from frontportal.places.demo.sentences import Sentences

from ..models.board import BoardNotice
from ..models.petition import Petition
from ..models.recommendation import Recommendation
from ..models.remark import DeputyRemark
from ..models.supervision import Supervision

RECOMMENDED = [
    "Niêm yết công khai danh sách được hỗ trợ tại nhà văn hoá trước khi chi.",
    "Trả lời bằng văn bản cho hộ chưa được xét, nêu rõ lý do.",
    "Phân công một người tiếp nhận phản ánh trong giờ hành chính.",
    "Lập sổ theo dõi hồ sơ đến và hồ sơ đã trả.",
    "Báo cáo kết quả khắc phục trước kỳ họp cuối năm.",
]
ANSWERED = "Đã thực hiện, có văn bản báo cáo kèm theo."
REMARKS = [
    ("commune", "praise", "Cử tri ghi nhận đại biểu đã theo việc sửa đường từ đầu đến cuối."),
    ("district", "promise", "Đại biểu hứa xuống xem kênh nước từ hội nghị trước, nay chưa thấy."),
]


def load(world) -> None:
    by, sentences = world.users["editor"], Sentences()
    for supervision in Supervision.objects.filter(year=2024).order_by("code"):
        asked, answered = supervision.recommendations, supervision.answered
        bulk_create_with_history(
            [
                Recommendation(
                    supervision=supervision,
                    number=number,
                    text=sentences.tell(RECOMMENDED[number - 1], supervision.unit.described),
                    body=supervision.subject,
                    due_on=supervision.ends_on + timedelta(days=45),
                    answered_on=supervision.ends_on + timedelta(days=30 + number) if number <= answered else None,
                    answer=sentences.tell(ANSWERED, supervision.unit.described) if number <= answered else "",
                )
                for number in range(1, asked + 1)
            ],
            Recommendation,
            default_user=by,
        )
    petitions = Petition.objects.filter(year=2023, state="published", meeting__isnull=False).order_by("code")[:4]
    notices = [
        BoardNotice(
            petition=petition,
            place=f"Nhà văn hoá, {petition.unit.described}",
            posted_on=petition.due_on,
            removed_on=petition.due_on + timedelta(days=31 + number),
        )
        for number, petition in enumerate(petitions)
    ]
    bulk_create_with_history(notices, BoardNotice, default_user=by)
    remarks = [
        DeputyRemark(meeting=petition.meeting, council=council, kind=kind, content=content)
        for petition, (council, kind, content) in zip(petitions, REMARKS, strict=False)
    ]
    bulk_create_with_history(remarks, DeputyRemark, default_user=by)
