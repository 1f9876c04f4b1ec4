"""`python -m frontportal.embedded start|stop`: what the programs in bin/ ask of the embedded server.

Does nothing where DATABASE_URL names another server. `stop` leaves a server alone that somebody still uses.
"""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .layout import EmbeddedError


def main(word: str) -> None:
    """Carry out one word; ends with a sentence instead of a traceback where that fails."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontportal.settings")
    try:
        database = settings.DATABASES["default"]
        if database["ENGINE"] != "frontportal.embedded":
            return
        from .base import server_of

        server = server_of(database)
        server.start() if word == "start" else server.stop_if_unused()
    except ImproperlyConfigured as error:
        # Whoever started has been told; where settings are refused, nothing was started that could be stopped.
        sys.exit(str(error) if word == "start" else 0)
    except EmbeddedError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    if sys.argv[1:] not in (["start"], ["stop"]):
        sys.exit(__doc__)
    main(sys.argv[1])
