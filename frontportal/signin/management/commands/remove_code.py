"""`bin/manage remove_code NAME`: for the only administrator, whose phone and codes on paper are lost."""

from django.core.management.base import BaseCommand, CommandError

from frontportal.staff.models import User

from ...account_changes import remove_code


class Command(BaseCommand):
    help = "Gỡ mã một lần của một tài khoản, khi không còn quản trị viên nào khác gỡ được."

    def add_arguments(self, parser):
        parser.add_argument("username", help="tên đăng nhập")

    def handle(self, *, username, **given):
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"Không có tài khoản “{username}”.")
        remove_code(user, by=None)
        self.stdout.write(f"Đã gỡ mã một lần của {user}. Lần đăng nhập tới sẽ lập mã mới.")
