"""`python -m frontportal.prepare`: all that must be true before the portal can serve; quick where it already is.

Starts the database, brings its tables up to date, collects the static files if any has changed, and in
demonstration mode loads the demonstration records. Two at once wait for each other.
"""

import fcntl
import hashlib
import os
import signal
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import OperationalError

from frontportal.embedded.layout import EmbeddedError
from frontportal.migrating import migrate


def main() -> None:
    """Do it all in one process; ends with a sentence where a step fails."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontportal.settings")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        with open(settings.DATA_DIR / "prepare.lock", "w", encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            django.setup()
            print_now("Đang chuẩn bị cơ sở dữ liệu …")
            refuse_known_passwords()
            migrate()
            collect()
            if settings.DEMO:
                call_command("demo")
    except KeyboardInterrupt:
        sys.exit(130)
    except (EmbeddedError, ImproperlyConfigured, CommandError) as error:
        sys.exit(str(error))
    except OperationalError as error:
        sys.exit(f"Không kết nối được cơ sở dữ liệu. Hãy kiểm tra DATABASE_URL. PostgreSQL báo:\n{error}")
    except PermissionError as error:
        sys.exit(f"Không ghi được vào {error.filename}. Hãy đặt DATA_DIR là một thư mục ghi được.")


def refuse_known_passwords() -> None:
    """Raises CommandError where what was a demonstration is to be served as the real thing: its passwords are known."""
    from frontportal.kit.management.commands.demo import is_loaded

    if not settings.DEMO and is_loaded():
        raise CommandError(
            "Cơ sở dữ liệu này là bản minh hoạ: hồ sơ là hư cấu, mật khẩu ai cũng biết, nên không chạy như cổng thật. "
            "Để bắt đầu cổng thật, hãy đặt DATABASE_URL (hoặc DATA_DIR) là một cơ sở dữ liệu mới, rồi chạy "
            "bin/manage start_real. Muốn xem tiếp bản minh hoạ thì đặt DEMO=1."
        )


def collect() -> None:
    """Collect, compress and name the static files by their content, unless nothing has changed since."""
    if settings.DEBUG:
        return
    note = settings.DATA_DIR / "static.digest"
    digest = static_digest()
    if note.exists() and note.read_text(encoding="ascii") == digest and settings.STATIC_ROOT.is_dir():
        return
    print_now("Đang gom các tệp giao diện …")
    call_command("collectstatic", verbosity=0, interactive=False)
    note.write_text(digest, encoding="ascii")


def static_digest() -> str:
    """A hash over name, size and time of every static file of the project and of the installed packages."""
    from django.contrib.staticfiles.finders import get_finders

    hashed = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            state = Path(storage.path(name)).stat()
            hashed.update(f"{name}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return hashed.hexdigest()


def print_now(sentence: str) -> None:
    """Tell the person at the keyboard at once."""
    print(sentence, flush=True)


if __name__ == "__main__":
    main()
