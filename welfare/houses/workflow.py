"""The way of a house as one table: from each stage, where it may go next. The database asks the same (0001)."""

from django.db.models import TextChoices

from welfare.assistance.models.house import House


class Stage(TextChoices):
    SURVEY = "survey", "Khảo sát"
    APPROVAL = "approval", "Phê duyệt"
    CONSTRUCTION = "construction", "Thực hiện"
    ACCEPTANCE = "acceptance", "Nghiệm thu"
    HANDOVER = "handover", "Bàn giao"
    PAUSE = "pause", "Tạm dừng"


NEXT = {
    "": (Stage.SURVEY,),
    Stage.SURVEY: (Stage.APPROVAL, Stage.SURVEY, Stage.PAUSE),
    Stage.APPROVAL: (Stage.CONSTRUCTION, Stage.SURVEY, Stage.PAUSE),
    Stage.CONSTRUCTION: (Stage.ACCEPTANCE, Stage.PAUSE),
    Stage.ACCEPTANCE: (Stage.HANDOVER, Stage.CONSTRUCTION, Stage.PAUSE),
    # Written down by mistake: what is public says so no longer.
    Stage.HANDOVER: (Stage.ACCEPTANCE,),
}
# Steps that nobody understands later without their reason: a pause, and every way back.
BACK = {
    (Stage.SURVEY, Stage.SURVEY),
    (Stage.APPROVAL, Stage.SURVEY),
    (Stage.ACCEPTANCE, Stage.CONSTRUCTION),
    (Stage.HANDOVER, Stage.ACCEPTANCE),
}
# What the public reads of a house in each stage; a pause changes nothing of it.
STATES = {
    Stage.SURVEY: House.State.PLANNED,
    Stage.APPROVAL: House.State.PLANNED,
    Stage.CONSTRUCTION: House.State.BUILDING,
    Stage.ACCEPTANCE: House.State.BUILDING,
    Stage.HANDOVER: House.State.HANDED_OVER,
}


def steps_after(stage: str, before_pause: str) -> tuple[str, ...]:
    """Where a house may go from its last step; after a pause to the stage in which it paused, `before_pause`, and nowhere else."""
    return (before_pause,) if stage == Stage.PAUSE else NEXT[stage]


def needs_reason(stage: str, to: str) -> bool:
    return to == Stage.PAUSE or (stage, to) in BACK


def needs_approver(stage: str, to: str) -> bool:
    """Whether the step is for who may approve: approval itself, and taking back what the public has read."""
    return to == Stage.APPROVAL or (stage, to) == (Stage.HANDOVER, Stage.ACCEPTANCE)
