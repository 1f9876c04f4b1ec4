"""`manage.py audit_ledger`: from the banks' files to the published figures, is everything still what it was?"""

import json
import sys
from collections.abc import Iterator

from django.core.management.base import BaseCommand

from frontportal.kit.values.money import dong
from welfare.statements.models.statement import Statement

from ... import books, hash_chain, history, kept_files, published
from ...finding import Finding

DIFFERENT = 1  # exit code


class Command(BaseCommand):
    help = "Tính lại từ tệp sao kê đến số liệu đã công bố; nêu từng sai lệch, thoát 1 khi có, 0 khi không."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")

    def handle(self, *, json: bool, **options):
        self.counts = {"statements": 0, "rows": 0}
        found = []
        for finding in self.findings():
            found.append(finding)
            if not json:
                self.stdout.write(str(finding))
        if json:
            self.write_json(found)
        else:
            checked = f"Đã soát {dong(self.counts['statements'])} sao kê, {dong(self.counts['rows'])} dòng"
            self.stdout.write(f"{checked}: {f'{dong(len(found))} sai lệch' if found else 'không có sai lệch'}.")
        if found:
            sys.exit(DIFFERENT)

    def findings(self) -> Iterator[Finding]:
        for statement in Statement.objects.select_related("account").order_by("pk").iterator(chunk_size=20):
            yield from kept_files.findings(statement)
            self.counts["statements"] += 1
            self.counts["rows"] += statement.rows
        yield from kept_files.strays()
        for model, step in history.WATCHED.items():
            yield from history.findings(model, step)
        yield from books.findings()
        yield from published.findings()
        yield from hash_chain.findings()

    def write_json(self, found: list[Finding]) -> None:
        report = {"clean": not found, "checked": self.counts, "differences": [each.as_json() for each in found]}
        self.stdout.write(json.dumps(report, ensure_ascii=False))
