"""Word to the sender that a message was answered, only by the way that the sender chose; never what was asked or answered."""

import re

from frontportal.signin.sending import tell_later
from voters.models.feedback import Feedback
from voters.models.petitioner import Petitioner

SUBJECT = "Góp ý của bạn đã được trả lời"
BODY = (
    "Góp ý bạn gửi đến Ủy ban Mặt trận đã được trả lời. Hãy mở mục Góp ý, Theo dõi góp ý trên cổng thông tin và nhập mã "
    "theo dõi để xem. Thư này chỉ gửi một lần, theo lựa chọn của bạn khi gửi góp ý."
)
DIGITS = re.compile(r"\D")


def tell_sender(feedback: Feedback) -> None:
    """Mail once the answer is stored, to who asked for one."""
    sender = Petitioner.objects.filter(feedback=feedback, reply_by=Petitioner.ReplyBy.MAIL).first()
    if sender and sender.contact:
        tell_later([sender.contact], SUBJECT, BODY)


def zalo_address(sender: Petitioner) -> str:
    """Where staff write to who chose Zalo; "" for everybody else."""
    digits = DIGITS.sub("", sender.contact)
    if sender.reply_by != Petitioner.ReplyBy.ZALO or not 9 <= len(digits) <= 12:
        return ""
    return f"https://zalo.me/{'84' + digits[1:] if digits.startswith('0') else digits}"
