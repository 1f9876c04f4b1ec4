"""Who was reminded of what is due, and on which day."""

from django.conf import settings
from django.db import models


class Reminder(models.Model):
    """One mail of what is due, to one person on one day: `send_reminders` may run as often as it likes."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="người nhận")
    sent_on = models.DateField("ngày")

    class Meta:
        verbose_name = "thư nhắc việc"
        verbose_name_plural = "thư nhắc việc"
        ordering = ["-sent_on", "person"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "sent_on"],
                name="approval_reminder_once",
                violation_error_message="Hôm nay đã gửi thư nhắc việc cho người này.",
            )
        ]

    def __str__(self):
        return f"{self.person}, {self.sent_on:%d/%m/%Y}"
