"""Pictures of a message, for staff alone; and two numbers a month of how answers were received."""

from django.db import connection, models
from django.db.models import F, Q
from django.utils import timezone

from frontportal.kit.records.pictures import ClosedPictureField
from frontportal.kit.records.querysets import RecordQuerySet
from voters.models.feedback import Feedback

ADD = """
INSERT INTO senders_answerrating AS held (month, good, bad) VALUES (%(month)s, %(good)s, %(bad)s)
ON CONFLICT (month) DO UPDATE SET good = held.good + excluded.good, bad = held.bad + excluded.bad
"""


class FeedbackPicture(models.Model):
    """Re-encoded when it comes: no place, no camera's words stay in it."""

    feedback = models.ForeignKey(Feedback, models.CASCADE, related_name="pictures", verbose_name="góp ý")
    image = ClosedPictureField("ảnh", upload_to="feedback/%Y")

    class Meta:
        verbose_name = "ảnh của góp ý"
        verbose_name_plural = "ảnh của góp ý"
        ordering = ["feedback", "pk"]

    def __str__(self) -> str:
        return f"Ảnh số {self.pk}"

    def remove(self) -> None:
        """With its file."""
        self.image.delete(save=False)
        self.delete()


class RatingQuerySet(RecordQuerySet):
    def add(self, *, is_good: bool) -> None:
        """Count one sender's opinion in this month. One statement, safe when many write at once."""
        counts = {"good": int(is_good), "bad": int(not is_good)}
        with connection.cursor() as cursor:
            cursor.execute(ADD, counts | {"month": timezone.localdate().replace(day=1)})


class AnswerRating(models.Model):
    """How many senders found the answer right, in the month whose first day is `month`; nothing about who."""

    month = models.DateField("tháng", unique=True)
    good = models.PositiveIntegerField("thoả đáng", default=0)
    bad = models.PositiveIntegerField("chưa thoả đáng", default=0)

    objects = RatingQuerySet.as_manager()

    class Meta:
        verbose_name = "đánh giá trả lời góp ý"
        verbose_name_plural = "đánh giá trả lời góp ý"
        ordering = ["-month"]
        constraints = [
            models.CheckConstraint(
                condition=Q(month__day=1),
                name="senders_answerrating_first_day",
                violation_error_message="Tháng được ghi bằng ngày đầu tháng.",
            ),
            models.CheckConstraint(
                condition=Q(good__gt=0 - F("bad")),
                name="senders_answerrating_some",
                violation_error_message="Phải có ít nhất một lượt đánh giá.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%m/%Y}: {self.good} thoả đáng, {self.bad} chưa"
