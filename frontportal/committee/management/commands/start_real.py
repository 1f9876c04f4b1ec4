"""`bin/manage start_real`: begin a real portal in an empty database, without a single invented record."""

import getpass
import secrets
import sys

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from frontportal.kit.management.commands.demo import is_loaded, refuse_other_records
from frontportal.places.lam_ha import create_units
from frontportal.places.models import Unit
from frontportal.staff.models import User
from frontportal.staff.roles import ADMINISTRATOR

from ...models import Committee

DONE = """Đã lập cổng của {committee}: người quản trị “{username}”, {units} đơn vị hành chính, không có hồ sơ nào khác.
Bước tiếp theo: bin/serve, đăng nhập tại /quan-tri/, thêm người dùng và phân công địa bàn."""


class Command(BaseCommand):
    help = "Lập cổng thật trong cơ sở dữ liệu trống: Ủy ban, người quản trị đầu tiên, đơn vị hành chính."

    def add_arguments(self, parser):
        parser.add_argument("--committee", required=True, help="địa phương, viết như giữa câu: “huyện Lâm Hà”")
        parser.add_argument("--username", required=True, help="tên đăng nhập của người quản trị đầu tiên")
        parser.add_argument("--full-name", required=True, help="họ và tên của người ấy")
        parser.add_argument("--email", default="", help="thư điện tử của người ấy")
        parser.add_argument(
            "--units", choices=["lam-ha", "none"], default="none", help="đơn vị có sẵn để nạp; none: nhập sau từ tệp"
        )
        parser.add_argument("--no-input", action="store_true", help="không hỏi mật khẩu: đặt ngẫu nhiên và in một lần")

    def handle(self, **given):
        refuse_a_demonstration()
        call_command("migrate", verbosity=0, interactive=False)
        password, is_drawn = self.password_for(given)
        with transaction.atomic():
            refuse_a_portal_that_has_begun()
            self.create(given, password)
        self.stdout.write(
            DONE.format(committee=given["committee"], username=given["username"], units=Unit.objects.count())
        )
        if is_drawn:
            self.stdout.write(f"Mật khẩu (chỉ in một lần, hãy đổi sau khi đăng nhập): {password}")

    def create(self, given: dict, password: str) -> None:
        administrator = User(
            username=given["username"], full_name=given["full_name"], email=given["email"], is_staff=True
        )
        administrator.set_password(password)
        committee = Committee(name=given["committee"], year=timezone.localdate().year)
        for record in (administrator, committee):
            try:
                record.full_clean()
            except ValidationError as error:
                raise CommandError(" ".join(error.messages)) from None
            record.save()
        administrator.groups.add(Group.objects.get(name=ADMINISTRATOR))
        if given["units"] == "lam-ha":
            create_units()

    def password_for(self, given: dict) -> tuple[str, bool]:
        """(password, whether it was drawn). Asked for twice at a terminal. Raises CommandError for a weak one."""
        if given["no_input"] or not sys.stdin.isatty():
            return secrets.token_urlsafe(15), True
        password = getpass.getpass("Mật khẩu của người quản trị: ")
        if password != getpass.getpass("Gõ lại mật khẩu: "):
            raise CommandError("Hai lần gõ không giống nhau. Chưa lập gì, hãy chạy lại.")
        try:
            validate_password(password, User(username=given["username"], full_name=given["full_name"]))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        return password, False


def refuse_a_demonstration() -> None:
    if settings.DEMO:
        raise CommandError("Đang ở chế độ minh hoạ. Hãy đặt SECRET_KEY (chuỗi ngẫu nhiên từ 50 ký tự) rồi chạy lại.")
    if is_loaded():
        raise CommandError(
            "Cơ sở dữ liệu này là bản minh hoạ. Hãy đặt DATABASE_URL (hoặc DATA_DIR) là một cơ sở dữ liệu mới."
        )


def refuse_a_portal_that_has_begun() -> None:
    if User.objects.exists():
        raise CommandError("Cơ sở dữ liệu đã có người dùng: cổng này đã được lập.")
    refuse_other_records()
