"""`python -m welfare.bench.alone FILE`: one import on the scratch database in a fresh process; prints its seconds."""

import sys
import time
from pathlib import Path

from ..statements.uploads.process import set_up


def main(path: Path) -> None:
    set_up()
    from django.db import connection

    from ..statements.store.importer import import_statement
    from .scratch import NAME

    connection.settings_dict["NAME"] = NAME
    connection.ensure_connection()
    started = time.perf_counter()
    import_statement(path)
    print(time.perf_counter() - started)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
