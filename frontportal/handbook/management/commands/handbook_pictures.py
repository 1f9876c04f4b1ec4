"""`bin/manage handbook_pictures`: take the handbook's pictures anew from a demonstration that is being served."""

import io
from itertools import groupby

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from PIL import Image

from frontportal.staff.demo import PASSWORD

from ...pictures import HEIGHT, PICTURES, WIDTH, Picture

PHONE = {"width": 390, "height": 844}
QUALITY = 72
MISSING = "Cần Chromium và gói playwright (bin/test cài gói này): lệnh chỉ dành cho người làm tài liệu, không cần khi chạy cổng."


class Command(BaseCommand):
    help = "Chụp lại hình của trang Hướng dẫn từ bản minh hoạ đang chạy (bin/serve)."

    def add_arguments(self, parser):
        parser.add_argument("--url", default="http://127.0.0.1:8000", help="địa chỉ bản minh hoạ đang chạy")
        parser.add_argument("--chromium", default="/usr/bin/chromium", help="đường dẫn Chromium")
        parser.add_argument("names", nargs="*", help="tên hình; không nêu thì chụp tất cả")

    def handle(self, *, url, chromium, names, **options):
        try:
            from playwright.sync_api import Error, sync_playwright
        except ImportError:
            raise CommandError(MISSING) from None
        chosen = [picture for picture in PICTURES if not names or picture.name in names]
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
                for user, pictures in groupby(sorted(chosen, key=lambda each: each.user), lambda each: each.user):
                    self.take(browser, url.rstrip("/"), user, list(pictures))
        except Error as error:
            raise CommandError(f"Không chụp được: {error.message.splitlines()[0]}") from None

    def take(self, browser, url: str, user: str, pictures: list[Picture]) -> None:
        context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, locale="vi-VN")
        page = context.new_page()
        page.goto(url + reverse("admin:login"))
        page.fill("[name=username]", user)
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_load_state("networkidle")
        for picture in pictures:
            page.set_viewport_size(PHONE if picture.phone else {"width": WIDTH, "height": HEIGHT})
            if page.goto(url + reverse(f"admin:{picture.address}")).status != 200:
                raise CommandError(f"{user} không mở được trang của hình “{picture.name}”.")
            if picture.select:
                page.locator("#result_list tbody tr th a, #result_list tbody tr a").first.click()
            page.wait_for_load_state("networkidle")
            target = page.locator(picture.element).first if picture.element else page
            self.save(picture, target.screenshot())
        context.close()

    def save(self, picture: Picture, png: bytes) -> None:
        path = settings.BASE_DIR / "static" / picture.file
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.open(io.BytesIO(png)).convert("RGB").save(path, "WEBP", quality=QUALITY, method=6)
        self.stdout.write(f"{picture.file}: {path.stat().st_size // 1024} KB")
