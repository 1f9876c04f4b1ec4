"""What is late about a petition, in a sentence for staff."""

from datetime import date

from voters.models.petition import Petition
from voters.workflow import ANSWERED, OPEN, State


def lateness(petition: Petition, day: date) -> str:
    """Its answer, or what the answer promised; "" for what is in time on `day`."""
    if petition.state in OPEN and petition.due_on and petition.due_on < day:
        return f"Quá hạn trả lời, hạn {petition.due_on:%d/%m/%Y}"
    last = petition.replies.last() if petition.state in ANSWERED and petition.state != State.CLOSED else None
    if last is None or last.promised_on is None or last.promised_on >= day:
        return ""
    return f"Đã quá hẹn, hẹn xong ngày {last.promised_on:%d/%m/%Y} (văn bản {last})"
