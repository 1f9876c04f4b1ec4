"""`manage.py send_reminders`: a mail to everybody for whom something is due or late. Once a day, however often it runs."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ...mails.reminders import remind, to_remind


class Command(BaseCommand):
    help = "Gửi thư nhắc việc đến hạn, quá hạn cho từng người; chạy lại trong ngày không gửi thêm."

    def handle(self, **options: Any) -> None:
        day = timezone.localdate()
        sent = sum(remind(person, day) for person in to_remind(day))
        self.stdout.write(f"Đã gửi {sent} thư nhắc việc.")
