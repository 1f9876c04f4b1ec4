from django.db import models
from simple_history.models import HistoricalRecords

from frontportal.posting_proof.boards import BoardPosting

from ..querysets import BoardNoticeQuerySet


class BoardNotice(BoardPosting):
    """That the answer to a petition hung on a board."""

    about = ("petition",)

    petition = models.ForeignKey(
        "voters.Petition", models.PROTECT, related_name="board_notices", verbose_name="kiến nghị"
    )

    history = HistoricalRecords()
    objects = BoardNoticeQuerySet.as_manager()

    class Meta(BoardPosting.Meta):
        verbose_name = "lần niêm yết tại bảng"
        verbose_name_plural = "các lần niêm yết tại bảng"
