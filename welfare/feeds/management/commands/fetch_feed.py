"""`manage.py fetch_feed`: ask providers for lines, for offices that no webhook can reach. Run it every few minutes."""

import sys
from datetime import date

from django.core.management.base import BaseCommand, CommandError

from frontportal.kit.values.money import dong

from ...models.feed import Feed
from ...receiving.api_client import ProviderUnavailableError
from ...receiving.polling import fetch

FAILED = 1  # exit code


class Command(BaseCommand):
    help = "Hỏi nhà cung cấp các giao dịch mới của những nguồn báo có đang dùng. Thoát 0 khi hỏi được mọi nguồn, 1 khi không."

    def add_arguments(self, parser):
        parser.add_argument("--since", type=day_of, help="hỏi từ ngày này (NĂM-THÁNG-NGÀY); mặc định từ dòng mới nhất")
        parser.add_argument("--feed", type=int, help="chỉ hỏi nguồn có số này")
        parser.add_argument("--api-url", default="", help="địa chỉ API khác, để thử hoặc đi qua máy trung gian")

    def handle(self, *, since: date | None, feed: int | None, api_url: str, **options):
        if api_url and not api_url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise CommandError("Địa chỉ API phải bắt đầu bằng https://: mã bí mật được gửi kèm.")
        feeds = Feed.objects.filter(active=True).exclude(api_token="").select_related("account")
        feeds = list(feeds.filter(pk=feed) if feed else feeds)
        if not feeds:
            raise CommandError("Không có nguồn báo có nào đang dùng và có mã bí mật của API.")
        failed = [each for each in feeds if not self.ask(each, since, api_url)]
        if failed:
            sys.exit(FAILED)

    def ask(self, feed: Feed, since: date | None, api_url: str) -> bool:
        try:
            found = fetch(feed, since=since, api=api_url)
        except ProviderUnavailableError as error:
            self.stderr.write(f"{feed}: {error}")
            return False
        rest = "" if found.is_whole else " Còn nữa: hãy chạy lại với --since gần hơn."
        self.stdout.write(f"{feed}: {dong(found.listed)} giao dịch, {dong(found.new)} dòng mới.{rest}")
        return True


def day_of(text: str) -> date:
    return date.fromisoformat(text)
