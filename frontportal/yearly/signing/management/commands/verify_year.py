"""`manage.py verify_year 2023`: are the editions what was published, and do today's records still say the same?"""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from frontportal.yearly.editions.changes import changes_since
from frontportal.yearly.editions.content import year_content
from frontportal.yearly.editions.verification import faults
from frontportal.yearly.models.edition import Edition
from frontportal.yearly.models.values import FIRST_YEAR, LAST_YEAR


class Command(BaseCommand):
    help = "Tính lại một năm đã công bố và so với ấn bản; khác thì nêu từng chỗ và trả mã lỗi 1."

    def add_arguments(self, parser):
        parser.add_argument("year", type=int, help="năm, ví dụ 2023")
        parser.add_argument("--edition", type=int, help="số ấn bản để so với hồ sơ hiện nay; mặc định ấn bản mới nhất")

    def handle(self, *, year: int, edition: int | None, **options):
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise CommandError(f"Năm phải từ {FIRST_YEAR} đến {LAST_YEAR}.")
        editions = list(Edition.objects.filter(year=year).order_by("number"))
        chosen = next((each for each in reversed(editions) if edition in (None, each.number)), None)
        if chosen is None:
            raise CommandError(f"Năm {year} chưa có ấn bản{f' {edition}' if edition else ''} nào.")
        wrong = faults(editions)
        differences = changes_since(chosen.data, year_content(year)) if chosen.is_intact else []
        for each in editions:
            self.stdout.write(
                f"Ấn bản {each.number}, {timezone.localtime(each.published_at):%d/%m/%Y}, {each.publisher}: {each.sha256}"
            )
        for sentence in wrong:
            self.stdout.write(f"SAI: {sentence}")
        for change in differences:
            self.stdout.write(f"KHÁC ấn bản {chosen.number}: {change}")
        if wrong or differences:
            raise CommandError(
                f"{len(wrong)} chỗ sai, {len(differences)} sai lệch so với hồ sơ hiện nay.", returncode=1
            )
        self.stdout.write(f"Năm {year}: ấn bản {chosen.number} khớp với mã băm và với hồ sơ hiện nay.")
