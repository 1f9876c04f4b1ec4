"""The door for a WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

from . import error_reports

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontportal.settings")
application = get_wsgi_application()
error_reports.start_if_asked()
