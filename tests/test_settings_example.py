"""The example of the settings works as it is: an empty value counts as not given."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ASKED = (
    "from django.conf import settings as s; "
    "print(sorted(s.DATABASES), s.DATABASE_REPLICA_LAG, s.EMAIL_BACKEND, s.DEFAULT_FROM_EMAIL, bool(s.DATABASE_OWNER))"
)


def test_the_example_is_understood():
    lines = (PROJECT / "deploy" / "frontportal.env.example").read_text(encoding="utf-8").splitlines()
    given = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    given |= {
        "SECRET_KEY": "0123456789 abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMN",
        "DJANGO_SETTINGS_MODULE": "frontportal.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", ASKED], cwd=PROJECT, env=os.environ | given, capture_output=True, text=True, check=True
    )
    mailer = "django.core.mail.backends.dummy.EmailBackend"
    assert done.stdout == f"['default'] 5 {mailer} khong-tra-loi@mattran.example.vn False\n"
