"""The measure of all pages: Django that says hello, with no database, template or middleware, under the portal's server.

Settings and addresses of a site of its own.
"""

import os
import tempfile
from pathlib import Path

from django.http import HttpResponse
from django.urls import re_path

ALLOWED_HOSTS = ["127.0.0.1"]
DATABASES = {"default": {"ENGINE": "django.db.backends.dummy"}}
ROOT_URLCONF = __name__
SECRET_KEY = os.environ.get("SECRET_KEY", "")
DATA_DIR = Path(tempfile.gettempdir())  # where the server's configuration writes that it runs


def hello(request):
    return HttpResponse("hello", headers={"Content-Length": "5"})


urlpatterns = [re_path("", hello)]
