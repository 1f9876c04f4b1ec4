from django.conf import settings
from django.db import connection, models
from django.db.models import Q

from ..querysets import StepQuerySet
from ..workflow import State


class PetitionStep(models.Model):
    """One step of a petition's way: written by actions only, never changed."""

    append_only_except = ("by",)

    class VotersSay(models.TextChoices):
        SATISFIED = "satisfied", "Đồng ý với kết quả"
        UNSATISFIED = "unsatisfied", "Chưa đồng ý"
        ASKED_AGAIN = "asked-again", "Hỏi lại"

    petition = models.ForeignKey("voters.Petition", models.CASCADE, related_name="steps", verbose_name="kiến nghị")
    from_state = models.CharField("từ", max_length=12, choices=State, blank=True)
    to_state = models.CharField("đến", max_length=12, choices=State)
    at = models.DateTimeField("lúc")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người thực hiện",
    )
    on = models.DateField("ngày", null=True, blank=True)  # when it happened, where that is not the day of recording
    agency = models.ForeignKey(
        "voters.Agency", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="cơ quan"
    )
    meeting = models.ForeignKey(
        "voters.Meeting", models.PROTECT, null=True, blank=True, related_name="reports", verbose_name="báo lại tại"
    )
    voters_say = models.CharField("ý kiến cử tri", max_length=12, choices=VotersSay, blank=True, default="")
    note = models.CharField("ghi chú nội bộ", max_length=300, blank=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = "bước xử lý"
        verbose_name_plural = "quá trình xử lý"
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(from_state=models.F("to_state")),
                name="voters_step_moves",
                violation_error_message="Bước xử lý phải đổi trạng thái.",
            ),
            models.CheckConstraint(
                condition=Q(voters_say="") | Q(to_state="reported"),
                name="voters_petitionstep_say_when_told",
                violation_error_message="Ý kiến cử tri chỉ ghi khi đã báo lại.",
            ),
            models.CheckConstraint(
                condition=~Q(to_state__in=("rejected", "withdrawn", "returned")) | ~Q(note=""),
                name="voters_petitionstep_reason",
                violation_error_message="Bước này phải ghi lý do.",
            ),
        ]

    def __str__(self):
        return f"{self.get_to_state_display()} lúc {self.at:%d/%m/%Y}"

    @classmethod
    def take_back(cls, petitions: list[int]) -> None:
        """That these were received: the import that brought them in is undone. The database lets nothing else of a way go."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT voters_take_back(%s)", [petitions])
