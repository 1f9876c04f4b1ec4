"""`manage.py bench NAME --rows N`: measurements, each a module of welfare/bench/ or another room's `measured`."""

from importlib import import_module

from django.core.management.base import BaseCommand

from frontportal.kit import discovery

from ...scratch import scratch_database

MODULES = {
    "audit": "welfare.bench.measurements.auditing",
    "import": "welfare.bench.measurements.importing",
    "pages": "welfare.bench.site.pages",
    "pdf": "welfare.bench.measurements.pages",
    "public": "welfare.bench.site.public_search",
    "proof": "welfare.bench.measurements.proving",
    "records": "welfare.bench.records.searching",
    "scale": "welfare.bench.site.scale",
    "search": "welfare.bench.measurements.searching",
    "sheets": "welfare.bench.staff.sheets",
    "slow": "welfare.bench.measurements.slow_clients",
    "stale": "welfare.bench.site.stale",
}


class Command(BaseCommand):
    help = "Đo tốc độ và bộ nhớ trên cơ sở dữ liệu nháp; in tỷ lệ trong cùng một lần chạy."

    def add_arguments(self, parser):
        names = parser.add_subparsers(dest="name", required=True)
        for name, module in MODULES.items():
            measurement = import_module(module)
            usual = getattr(measurement, "COUNT", 100_000)
            names.add_parser(name, help=measurement.HELP).add_argument("--rows", type=int, default=usual)
        for room in discovery.modules("measured"):
            names.add_parser(room.NAME, help=room.HELP).add_argument("--rows", type=int, default=100_000)

    def handle(self, *, name: str, rows: int, **options):
        if name in MODULES:
            import_module(MODULES[name]).run(rows, self.stdout.write)
            return
        # Another room knows nothing of scratch databases: it measures on the one that it is given.
        with scratch_database():
            next(room for room in discovery.modules("measured") if name == room.NAME).run(rows, self.stdout.write)
