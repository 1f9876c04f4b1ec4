from django.apps import AppConfig
from django.core.signals import request_started
from django.db.models.signals import post_delete, post_save

from frontportal.kit.values.workdays import decide_by


class WorkCalendarConfig(AppConfig):
    name = "frontportal.work_calendar"
    verbose_name = "Lịch làm việc"

    def ready(self) -> None:
        from . import decisions

        decide_by(decisions.current)
        request_started.connect(decisions.invalidate, dispatch_uid="work_calendar.decisions")
        for changed in (post_save, post_delete):
            changed.connect(
                decisions.invalidate, sender=self.get_model("DayDecision"), dispatch_uid=f"work_calendar.{changed}"
            )
