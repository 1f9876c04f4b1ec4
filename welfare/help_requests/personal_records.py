"""What this room keeps about people: who asked for help, and what was told of them."""

from frontportal.sheets.datasets.personal import PersonalRecords, Retention

from .actions import erase
from .models import ERASED, HelpRequest

PERSONAL = (
    PersonalRecords(
        slug="help-requests",
        model="help_requests.HelpRequest",
        label="Người đề nghị giúp đỡ",
        what="Họ tên, chỗ ở, điện thoại, hoàn cảnh mà người đề nghị giúp đỡ tự ghi",
        purpose="Xác minh, xét hỗ trợ và trả lời; không bao giờ công khai",
        fields=("arrived", "unit", "need", "name", "address", "contact", "message", "state", "answer"),
        texts=("folded",),
        phones=("contact", "message"),
        codes=("code",),
        among=lambda records: records.exclude(name=ERASED),
        erase=erase,
        retentions=(
            Retention(
                "help-requests",
                "Đề nghị giúp đỡ",
                "ngày đề nghị được trả lời",
                lambda day: HelpRequest.objects.exclude(name=ERASED).answered_until(day),
            ),
        ),
    ),
)
