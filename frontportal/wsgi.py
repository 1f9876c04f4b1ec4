"""The door for a WSGI server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from . import error_reports


def portal():
    """Django, and before it the kept pages. Where a replica answers, Django says first which database does."""
    django = get_wsgi_application()
    # These know models, which are there from now on.
    from .page_cache.wsgi import CacheHits
    from .replica.routing import REPLICA
    from .visits.middleware import count_reading

    return django if REPLICA in settings.DATABASES else CacheHits(django, count_reading)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontportal.settings")
application = portal()
error_reports.start_if_asked()
