"""The way of a petition as one table: from each state, where it may go next, and what every state is called."""

from django.db.models import TextChoices


class State(TextChoices):
    RECEIVED = "received", "Mới tiếp nhận"
    CLASSIFIED = "classified", "Đã phân loại"
    FORWARDED = "forwarded", "Đã chuyển"
    IN_PROGRESS = "in-progress", "Đang giải quyết"
    ANSWERED = "answered", "Đã trả lời"
    PUBLISHED = "published", "Đã công khai trả lời"
    REPORTED = "reported", "Đã báo lại cử tri"
    CLOSED = "closed", "Đã kết thúc"
    RETURNED = "returned", "Cơ quan trả lại"
    REJECTED = "rejected", "Không thuộc phạm vi"
    MERGED = "merged", "Đã gộp"
    SPLIT = "split", "Đã tách"
    WITHDRAWN = "withdrawn", "Đã rút"


class Urgency(TextChoices):
    NORMAL = "normal", "Thông thường"
    URGENT = "urgent", "Cấp bách"
    COMPLEX = "complex", "Phức tạp"


NEXT = {
    State.RECEIVED: (State.CLASSIFIED, State.SPLIT, State.MERGED, State.REJECTED, State.WITHDRAWN),
    # Answered by word of mouth where it was asked.
    State.CLASSIFIED: (State.FORWARDED, State.ANSWERED, State.SPLIT, State.MERGED, State.REJECTED, State.WITHDRAWN),
    State.FORWARDED: (State.IN_PROGRESS, State.ANSWERED, State.RETURNED, State.WITHDRAWN),
    State.IN_PROGRESS: (State.ANSWERED, State.RETURNED, State.WITHDRAWN),
    # The wrong body: it goes to another one, or is classified anew.
    State.RETURNED: (State.FORWARDED, State.CLASSIFIED, State.SPLIT, State.REJECTED, State.WITHDRAWN),
    # An answer that does not answer goes back to the body; a published one can be taken off the site.
    State.ANSWERED: (State.PUBLISHED, State.IN_PROGRESS),
    State.PUBLISHED: (State.REPORTED, State.ANSWERED),
    # Voters who were told and ask again get the same petition opened again, never a new number by accident.
    State.REPORTED: (State.CLOSED, State.IN_PROGRESS),
    State.CLOSED: (State.IN_PROGRESS,),
    # Mistakes are undone by starting again, and the steps tell it.
    State.REJECTED: (State.RECEIVED,),
    State.MERGED: (State.RECEIVED,),
    State.SPLIT: (State.RECEIVED,),
    State.WITHDRAWN: (State.RECEIVED,),
}

# What staff do to take a step, on its button; a way back is called what it is.
STEP_VERBS = {
    State.RECEIVED: "Tiếp nhận lại",
    State.CLASSIFIED: "Phân loại",
    State.FORWARDED: "Chuyển",
    State.IN_PROGRESS: "Ghi đang giải quyết",
    State.ANSWERED: "Ghi trả lời",
    State.PUBLISHED: "Công khai trả lời",
    State.REPORTED: "Ghi đã báo lại cử tri",
    State.CLOSED: "Kết thúc",
    State.RETURNED: "Ghi cơ quan trả lại",
    State.REJECTED: "Trả lại: không thuộc phạm vi",
    State.MERGED: "Gộp",
    State.SPLIT: "Tách",
    State.WITHDRAWN: "Ghi đã rút",
}
BACK_VERBS = {
    (State.ANSWERED, State.IN_PROGRESS): "Yêu cầu trả lời lại",
    (State.PUBLISHED, State.ANSWERED): "Thôi công khai",
    (State.REPORTED, State.IN_PROGRESS): "Mở lại: cử tri chưa đồng ý",
    (State.CLOSED, State.IN_PROGRESS): "Mở lại",
    (State.RETURNED, State.FORWARDED): "Chuyển cơ quan khác",
    (State.RETURNED, State.CLASSIFIED): "Phân loại lại",
}
SPOKEN = (State.CLASSIFIED, State.ANSWERED)  # the answer was given at the meeting itself

# Steps that nobody understands later without their reason: what sets a petition aside, and every way back.
REASONED = {State.REJECTED, State.WITHDRAWN, State.RETURNED}


def needs_reason(state: str, to: str) -> bool:
    """Whether the step must say why."""
    start_again = to == State.RECEIVED and state in ASIDE
    return to in REASONED or (State(state), State(to)) in BACK_VERBS and State(state) != State.RETURNED or start_again


def step_verb(state: str, to: str) -> str:
    """The step from one state to the next, as a button says it: `"Chuyển"`."""
    if (state, to) == SPOKEN:
        return "Ghi đã trả lời tại hội nghị"
    return BACK_VERBS.get((State(state), State(to))) or STEP_VERBS[State(to)]


SENT = (State.FORWARDED, State.IN_PROGRESS, State.ANSWERED, State.PUBLISHED, State.REPORTED, State.CLOSED)
OPEN = (State.FORWARDED, State.IN_PROGRESS)
ANSWERED = (State.ANSWERED, State.PUBLISHED, State.REPORTED, State.CLOSED)
# Opened again from here, a petition gets a new term.
ENDED = (State.REPORTED, State.CLOSED)
# The public reads the answer itself.
ANSWER_PUBLIC = (State.PUBLISHED, State.REPORTED, State.CLOSED)
# Set aside: no request of its own remains, so no figure counts it.
ASIDE = (State.REJECTED, State.MERGED, State.SPLIT, State.WITHDRAWN)
# What voters said was not said if it was withdrawn; everything else was, whatever became of it.
UNSAID = (State.WITHDRAWN,)
# The public reads a petition after a person has classified it, that is, checked it for names and complaints.
PUBLIC = (State.CLASSIFIED, State.RETURNED, *SENT)


# What the public reads of a step that was taken, in the words of the report-back; other steps stay inside.
STEP_TITLES = {
    State.RECEIVED: "Tiếp nhận",
    State.CLASSIFIED: "Phân loại, xác định cơ quan có thẩm quyền",
    State.FORWARDED: "Chuyển cơ quan có thẩm quyền",
    State.IN_PROGRESS: "Cơ quan có thẩm quyền đang giải quyết",
    State.ANSWERED: "Có văn bản trả lời",
    State.PUBLISHED: "Công khai nội dung trả lời",
    State.REPORTED: "Báo lại cử tri",
    State.CLOSED: "Kết thúc theo dõi",
    State.RETURNED: "Cơ quan trả lại, chuyển cơ quan khác",
}


def public_label(state: str, *, is_overdue: bool) -> str:
    """The state in a word for the public: late is late, and answered is answered."""
    if state in ANSWERED:
        return "Đã trả lời"
    return "Quá hạn trả lời" if is_overdue else State(state).label


def is_allowed(state: str, to: str) -> bool:
    return to in NEXT[State(state)]
