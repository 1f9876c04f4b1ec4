"""How long an audit of imported statements takes, beside the import of the same files."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.test.utils import override_settings

from welfare.funds.models.bank_account import BankAccount
from welfare.funds.models.fund import Fund
from welfare.statements.store.importer import import_statement

from ..memory import watched
from ..processor import Stopwatch
from ..sample_data import NUMBER, write_csv
from ..scratch import scratch_database

HELP = "soát sổ (audit_ledger) so với nhập chính các tệp ấy"
PARTS = 2  # files, each of another account: they share their days


def run(rows: int, emit: Callable[[str], None]) -> None:
    with tempfile.TemporaryDirectory() as folder, scratch_database(), override_settings(DATA_DIR=Path(folder)):
        fund = Fund.objects.create(name="Quỹ đo thử", slug="do-thu")
        path, importing, processor = write_csv(Path(folder) / "sao-ke.csv", rows // PARTS), 0.0, 0.0
        for part in range(PARTS):
            number = NUMBER if not part else f"{NUMBER[:-1]}{part}"
            BankAccount.objects.create(bank="agribank", number=number, name="Đo thử", fund=fund)
            own = path.with_name(f"{part}.csv")
            own.write_text(path.read_text(encoding="utf-8").replace(NUMBER, number, 1), encoding="utf-8")
            watch = Stopwatch()
            import_statement(own)
            importing += watch.seconds
            processor += watch.processor
        output, most = watched([sys.executable, "-m", "welfare.bench.audit_alone", folder], cwd=settings.BASE_DIR)
    seconds, taken = map(float, output.split())
    emit(
        f"Soát {rows} dòng: {seconds:.1f} giây, nhập {importing:.1f} giây, tỷ lệ {seconds / importing:.2f} "
        f"(thời gian bộ xử lý: {taken:.1f} và {processor:.1f} giây); bộ nhớ cao nhất {most >> 20} MB."
    )
