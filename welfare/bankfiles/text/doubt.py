"""What cannot be read for certain is named, not guessed."""

from ..model import RejectedRow

MOST_TEXT = 300  # of a row that was set aside, enough to find it in the file


class Doubt(ValueError):
    """A cell that is not what its column promises; the message is the reason in Vietnamese, without a full stop."""


def set_aside(reason: str, *, line: int, page: int | None = None, text: str = "") -> RejectedRow:
    """The row with a sentence that says where it stands and why it was not taken."""
    where = f"Trang {page}, dòng {line}" if page else f"Dòng {line}"
    return RejectedRow(line=line, page=page, reason=f"{where}: {reason}.", text=text[:MOST_TEXT])
