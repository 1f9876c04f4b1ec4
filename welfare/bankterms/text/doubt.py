"""What cannot be read for certain is named, not guessed."""

from ..model import RejectedRow

MOST_TEXT = 300  # characters of a rejected row, enough to find it in the file


class Doubt(ValueError):
    """A cell that is not what its column promises; the message is the reason in Vietnamese, without a full stop.

    `code` and `moved` as RejectedRow has them.
    """

    def __init__(self, reason: str, *, code: str = "unreadable", moved: int | None = None):
        super().__init__(reason)
        self.code, self.moved = code, moved


def reject(
    doubt: Doubt,
    *,
    line: int,
    page: int | None = None,
    text: str = "",
    sequence: int | None = None,
    balance: int | None = None,
) -> RejectedRow:
    """The row with a sentence that says where it stands and why it was not taken."""
    where = f"Trang {page}, dòng {line}" if page else f"Dòng {line}"
    return RejectedRow(
        line,
        f"{where}: {doubt}.",
        page,
        text[:MOST_TEXT],
        doubt.code,
        sequence=sequence,
        balance=balance,
        moved=doubt.moved,
    )
