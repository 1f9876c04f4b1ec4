"""`manage.py send_reminders`: a mail to everybody for whom something is due or late. Once a day, however often it runs."""

from typing import Any

from django.core.management.base import BaseCommand

from ...nightly import send_reminders


class Command(BaseCommand):
    help = "Gửi thư nhắc việc đến hạn, quá hạn cho từng người; chạy lại trong ngày không gửi thêm."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"Thư nhắc việc: {send_reminders()}")
