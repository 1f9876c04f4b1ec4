"""`python -m welfare.bench.audit_alone FOLDER`: an audit of the scratch database in a fresh process; prints its seconds."""

import sys
import time
from io import StringIO
from pathlib import Path

from welfare.statements.uploads.process import configure


def main(folder: Path) -> None:
    configure()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from .scratch import NAME

    connection.settings_dict["NAME"] = NAME
    settings.DATA_DIR = folder
    connection.ensure_connection()
    out, started = StringIO(), time.perf_counter()
    call_command("audit_ledger", stdout=out)  # exits with 1 where it finds a difference
    print(time.perf_counter() - started)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
