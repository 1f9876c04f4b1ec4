"""`python -m welfare.bench.single_import FILE`: one import on the scratch database in a fresh process; prints its seconds, by the clock and of
processors."""

import sys
from pathlib import Path

from welfare.statements.uploads.process import configure


def main(path: Path) -> None:
    configure()
    from django.db import connection

    from welfare.statements.store.importer import import_statement

    from .processor import Stopwatch
    from .scratch import NAME

    connection.settings_dict["NAME"] = NAME
    connection.ensure_connection()
    watch = Stopwatch()
    import_statement(path)
    print(watch.seconds, watch.processor)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
