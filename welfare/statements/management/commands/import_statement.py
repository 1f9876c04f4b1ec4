"""`manage.py import_statement FILE`: the action behind the admin's upload, for scripts and trials."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from frontportal.kit.records.db_errors import is_taken_back, message_for
from frontportal.kit.values.money import dong
from welfare.bankterms.model import FileRefusedError

from ... import presentation
from ...import_hooks import run_after_import
from ...store.importer import Report, import_statement

REFUSED = 3  # exit code


class Command(BaseCommand):
    help = "Nhập các dòng của một tệp sao kê ngân hàng: đọc, đối soát, lưu dòng nhập mới. Thoát 0 khi lưu được, 3 khi từ chối."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="tệp sao kê (PDF, XLSX, XLS, CSV)")
        parser.add_argument("--account", default="", help="số tài khoản của quỹ, khi tệp không in hoặc in số lạ")
        parser.add_argument(
            "--accept", action="append", default=[], metavar="MÃ", help="đồng ý với câu hỏi có mã này (xem --dry-run)"
        )
        parser.add_argument("--dry-run", action="store_true", help="chỉ đọc và so, không lưu gì")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")

    def handle(self, *, file: Path, account: str, accept: list[str], dry_run: bool, json: bool, **options):
        try:
            report = import_statement(file, account=account, accept=accept, dry_run=dry_run)
        except FileRefusedError as refused:
            self.refuse(refused.code, refused.message, as_json=json)
        except OSError:
            self.refuse("unreadable", "Không mở được tệp: không có tệp này hoặc không có quyền đọc.", as_json=json)
        except Exception as error:
            # Whatever a file may still provoke: nothing was stored, and the office reads a sentence.
            sentence = isinstance(error, DatabaseError) and message_for(error)
            code = "try_again" if is_taken_back(error) else "failed"
            self.refuse(code, sentence or f"Không nhập được tệp ({type(error).__name__}).", as_json=json)
        else:
            run_after_import(report.statement)
            self.tell(report, as_json=json)

    def refuse(self, reason: str, detail: str, *, as_json: bool):
        if as_json:
            self.stdout.write(json.dumps({"refused": reason, "detail": detail}, ensure_ascii=False))
        else:
            self.stderr.write(f"Không nhập: {detail}")
        sys.exit(REFUSED)

    def tell(self, report: Report, *, as_json: bool):
        if as_json:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False, default=str))
            return
        self.stdout.write(
            f"{report.layout}: {report.rows} dòng, ghi có {dong(report.credit)}, ghi nợ {dong(report.debit)} đồng.\n"
            f"Nhập mới {report.new}, đã nhập trước {report.known}, không khớp với sao kê đã nhập {len(report.conflicts)}, "
            f"để ngoài {len(report.set_aside)}.\n{presentation.badge(vars(report))['text']}. {report.proof['why']}"
        )
        for question in report.questions:
            self.stdout.write(f"  ? {question['text']} (--accept {question['code']})")
        for found in [*report.notes, *report.warnings, *(broken["where"] for broken in report.proof["breaks"])]:
            self.stdout.write(f"  · {found}")
