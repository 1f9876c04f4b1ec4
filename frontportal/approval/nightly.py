"""Each night: the mails that remind people of what is due."""

from django.utils import timezone

from .mails.reminders import remind, to_remind


def send_reminders() -> str:
    day = timezone.localdate()
    return f"đã gửi {sum(remind(person, day) for person in to_remind(day))} thư."


JOBS = [("Thư nhắc việc", send_reminders)]
