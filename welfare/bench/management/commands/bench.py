"""`manage.py bench NAME --rows N`: measurements of welfare, each a module of welfare/bench/."""

from importlib import import_module

from django.core.management.base import BaseCommand

MODULES = {
    "audit": "welfare.bench.auditing",
    "import": "welfare.bench.importing",
    "pdf": "welfare.bench.pages",
    "proof": "welfare.bench.proving",
    "records": "welfare.bench.records.searching",
    "search": "welfare.bench.searching",
}


class Command(BaseCommand):
    help = "Đo tốc độ và bộ nhớ trên cơ sở dữ liệu nháp; in tỷ lệ trong cùng một lần chạy."

    def add_arguments(self, parser):
        names = parser.add_subparsers(dest="name", required=True)
        for name, module in MODULES.items():
            names.add_parser(name, help=import_module(module).HELP).add_argument("--rows", type=int, default=100_000)

    def handle(self, *, name: str, rows: int, **options):
        import_module(MODULES[name]).run(rows, self.stdout.write)
