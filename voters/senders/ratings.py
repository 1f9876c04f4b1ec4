"""One tap under an answer, once for each message; and pictures that come with one."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from frontportal.sheets.datasets.suppression import enough
from voters.models.feedback import Feedback

from .models import AnswerRating, FeedbackPicture

OPINIONS = {"co": True, "chua": False}
MONTHS = 12  # shown


@transaction.atomic
def rate_answer(feedback: Feedback, opinion: str) -> bool:
    """Whether an opinion was counted: of an answered message, the first one."""
    if opinion not in OPINIONS or feedback.state != Feedback.State.ANSWERED:
        return False
    # The month alone is kept: nobody can tell later who thought what.
    if not Feedback.objects.filter(pk=feedback.pk, is_rated=False).update(is_rated=True):
        return False
    feedback.is_rated = True
    AnswerRating.objects.add(is_good=OPINIONS[opinion])
    return True


def monthly_ratings() -> list[AnswerRating]:
    """Of the last months those with so many opinions that nobody's can be guessed."""
    return [row for row in AnswerRating.objects.all()[:MONTHS] if enough(row.good + row.bad) is not None]


def keep_pictures(feedback: Feedback, files: Iterable[Any]) -> None:
    """Once for a message: a form sent twice brings its pictures twice."""
    if not feedback.pictures.exists():
        for file in files:
            FeedbackPicture.objects.create(feedback=feedback, image=file)
