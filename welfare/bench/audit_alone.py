"""`python -m welfare.bench.audit_alone FOLDER`: an audit of the scratch database in a fresh process; prints its seconds, by the
clock and of processors."""

import sys
from io import StringIO
from pathlib import Path

from welfare.statements.uploads.process import configure


def main(folder: Path) -> None:
    configure()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from .processor import Stopwatch
    from .scratch import NAME

    connection.settings_dict["NAME"] = NAME
    settings.DATA_DIR = folder
    connection.ensure_connection()
    watch = Stopwatch()
    call_command("audit_ledger", stdout=StringIO())  # exits with 1 where it finds a difference
    print(watch.seconds, watch.processor)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
