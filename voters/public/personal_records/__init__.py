"""What this room keeps about people: who asked, who wrote to the committee."""

from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Max
from django.db.models.functions import Coalesce, TruncDate

from frontportal.sheets.datasets.personal import PersonalRecords, Retention
from voters.models.petition import Petition
from voters.models.petitioner import Petitioner
from voters.senders.models import FeedbackPicture
from voters.workflow import ASIDE, State

OVER = (State.CLOSED, *ASIDE)


def over_petitions(day: date) -> Any:
    """Who asked for what was split or merged waits for an answer as long as a part, or the other petition, is open."""
    last = TruncDate(Coalesce(Max("petition__steps__at"), "petition__updated_at"))
    open_ones = Petition.objects.exclude(state__in=OVER)
    found = Petitioner.objects.filter(petition__state__in=OVER).exclude(petition__merged_into__in=open_ones)
    found = found.exclude(petition__in=open_ones.filter(split_from__isnull=False).values("split_from"))
    return found.annotate(over_on=last).filter(over_on__lte=day)


def settled_feedback(day: date) -> Any:
    settled = TruncDate(Coalesce("feedback__answered_at", "feedback__updated_at"))
    found = Petitioner.objects.filter(petition__isnull=True, feedback__state__in=("answered", "closed"))
    return found.annotate(over_on=settled).filter(over_on__lte=day)


def erase_petitioner(petitioner: Petitioner, by: Any) -> None:
    """The petition stays; nobody knows any more who asked."""
    petitioner.delete()


def erase_message(feedback: Any, by: Any) -> None:
    """With its pictures and the versions of it, which the site may not write: a function of the owner asks the journal first."""
    for picture in FeedbackPicture.objects.filter(feedback=feedback):
        picture.remove()
    with connection.cursor() as cursor:
        cursor.execute("SELECT voters_erase_message(%s)", [feedback.pk])


ASKED = {
    "model": "voters.Petitioner",
    "fields": ("name", "contact"),
    "names": ("folded",),
    "phones": ("contact",),
    "erase": erase_petitioner,
}
PERSONAL = (
    PersonalRecords(
        slug="petitioners",
        label="Người kiến nghị",
        what="Họ tên, cách liên hệ của người nêu kiến nghị",
        purpose="Hỏi lại cho rõ và báo kết quả; không bao giờ công khai",
        codes=("petition__code",),
        among=lambda records: records.filter(petition__isnull=False),
        retentions=(
            Retention(
                "petitioners",
                "Người kiến nghị",
                "ngày kiến nghị kết thúc, gộp, tách, rút hoặc bị trả lại",
                over_petitions,
            ),
        ),
        **ASKED,
    ),
    PersonalRecords(
        slug="feedback-senders",
        label="Người gửi góp ý",
        what="Họ tên, cách liên hệ mà người gửi góp ý tự ghi",
        purpose="Trả lời góp ý; không bao giờ công khai",
        codes=("feedback__code",),
        among=lambda records: records.filter(petition__isnull=True),
        retentions=(
            Retention("feedback-senders", "Người gửi góp ý", "ngày góp ý được trả lời hoặc khép lại", settled_feedback),
        ),
        **ASKED,
    ),
    PersonalRecords(
        slug="feedback-messages",
        model="voters.Feedback",
        label="Nội dung góp ý",
        what="Nội dung góp ý, trong đó người gửi có thể tự viết về mình",
        purpose="Giải quyết góp ý, tổng hợp ý kiến; không công khai",
        fields=("arrived", "message"),
        texts=("folded",),
        phones=("message",),
        codes=("code",),
        erase=erase_message,
        kept_for="Lâu dài, cùng hồ sơ giải quyết; xoá khi người gửi yêu cầu",
    ),
    PersonalRecords(
        slug="petitions",
        model="voters.Petition",
        label="Nội dung kiến nghị",
        what="Nội dung kiến nghị; theo quy định không ghi tên người",
        purpose="Chuyển cơ quan có thẩm quyền, công khai kết quả giải quyết",
        fields=("code", "received_on", "title", "content"),
        texts=("folded",),
        phones=("content",),
        kept_because="Là hồ sơ giải quyết kiến nghị. Nếu trong nội dung có tên, số điện thoại thì sửa ở trang kiến nghị.",
        kept_for="Lâu dài, là hồ sơ giải quyết",
    ),
    PersonalRecords(
        slug="deputy-remarks",
        model="voters.DeputyRemark",
        label="Nhận xét về đại biểu",
        what="Điều cử tri nhận xét về đại biểu tại hội nghị",
        purpose="Báo cáo Thường trực theo quy định; không bao giờ công khai",
        fields=("meeting", "kind", "content"),
        texts=("folded",),
        phones=("content",),
        kept_because="Là hồ sơ phải báo cáo theo quy định về tiếp xúc cử tri. Nếu có tên người nêu thì sửa ở trang của nhận xét.",
        kept_for="Lâu dài, cùng hồ sơ hội nghị",
    ),
)
