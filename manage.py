#!/usr/bin/env python3
"""Run a Django command; `bin/manage` does so inside the project's environment."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError

from frontportal.embedded.layout import EmbeddedError

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontportal.settings")
    try:
        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:
        sys.exit(130)
    except (ImproperlyConfigured, EmbeddedError) as error:
        sys.exit(str(error))
    except OperationalError as error:
        sys.exit(f"Cơ sở dữ liệu không trả lời hoặc đã ngắt giữa chừng; việc này chưa xong. PostgreSQL báo:\n{error}")
