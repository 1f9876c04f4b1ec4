"""`python -m welfare.bench.single_import FILE`: one import on the scratch database in a fresh process; prints its seconds."""

import sys
import time
from pathlib import Path

from welfare.statements.uploads.process import configure


def main(path: Path) -> None:
    configure()
    from django.db import connection

    from welfare.statements.store.importer import import_statement

    from .scratch import NAME

    connection.settings_dict["NAME"] = NAME
    connection.ensure_connection()
    started = time.perf_counter()
    import_statement(path)
    print(time.perf_counter() - started)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
