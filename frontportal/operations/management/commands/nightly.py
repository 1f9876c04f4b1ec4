"""`bin/manage nightly`: all that is to be done once a night. Safe twice; two at once do it once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ...models import OperationRun
from ...nightly_jobs import only_one, run_all
from ...runs import recorded


class Command(BaseCommand):
    help = "Làm các việc hằng đêm: nhắc việc, dọn dẹp, đối soát, sao lưu."

    def handle(self, **options: Any) -> None:
        with only_one() as is_alone:
            if not is_alone:
                self.stdout.write("Việc ban đêm đang chạy ở nơi khác; lần này không làm gì.")
                return
            with recorded(OperationRun.Kind.NIGHTLY) as report:
                run_all(report)
        self.stdout.write(str(report))
        if report.has_failed:
            raise CommandError("Có việc ban đêm chưa xong; xem Nhật ký vận hành.")
