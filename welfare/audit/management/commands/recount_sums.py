"""`manage.py recount_sums`: the stored sums put right by the entries, after `audit_ledger` found one wrong."""

from django.core.management.base import BaseCommand

from frontportal.database_roles.roles import as_owner
from frontportal.kit.values.money import dong

from ...stored_sums import in_words, put_right


class Command(BaseCommand):
    help = "Tính lại các tổng lưu sẵn của sổ quỹ theo từng khoản; nêu từng tổng đã sửa. Các khoản không đổi."

    def handle(self, **options):
        with as_owner():
            wrong = put_right()
        for each in wrong:
            self.stdout.write(in_words(each))
        self.stdout.write(f"Đã sửa {dong(len(wrong))} tổng." if wrong else "Mọi tổng lưu sẵn đều đúng.")
