"""`bin/manage forget_readings`: what was written about reading closed lists more than 24 months ago goes."""

from dateutil.relativedelta import relativedelta
from django.core.management.base import BaseCommand
from django.utils import timezone

from ...models import KEPT_MONTHS, Reading


class Command(BaseCommand):
    help = "Xoá nhật ký xem danh sách kín đã quá 24 tháng."

    def handle(self, **given):
        until = timezone.now() - relativedelta(months=KEPT_MONTHS, days=1)  # a day more: the database counts for itself
        count, _ = Reading.objects.filter(at__lt=until).delete()
        if count:
            self.stdout.write(f"Đã xoá {count} dòng nhật ký quá {KEPT_MONTHS} tháng.")
