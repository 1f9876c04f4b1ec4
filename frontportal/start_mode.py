"""What this site is to be: a demonstration, whose passwords all the world knows, or the real thing.

Asked before there are any settings, so nothing of Django is imported here but the error that its commands print.
"""

import ipaddress
from collections.abc import Iterable, Mapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

# Whoever sets one of these means a site for others; a demonstration must then be asked for by name.
MEANT_FOR_OTHERS = ("DATABASE_URL", "SITE_URL", "ALLOWED_HOSTS", "TRUSTED_PROXIES")
# What is in the data folder before any site was: the server of PostgreSQL, which tests use, too, and locks and notes that they leave.
LEFT_BY_THE_SERVER = {"postgresql", "postgresql-elsewhere", "place.lock", "serving.lock", "serving", "tests.lock"}
KEY_FILE = "secret_key"  # only a demonstration makes its own key, so it tells one from a real site
SHORTEST_KEY = 50
FEWEST_LETTERS = 8  # different ones
KNOWN_BEGINNINGS = ("django-insecure-", "only-for-tests", "changeme", "change-me", "secret", "your-secret-key")


class StartRefusedError(ImproperlyConfigured):
    """Nobody has said clearly what this site is to be; the message is a sentence for the person at the keyboard."""


def is_demonstration(given: Mapping[str, str], data_dir: Path) -> bool:
    """Whether to run as a demonstration. `given`: the environment, `.env` included; empty values count as not given.

    Raises StartRefusedError where neither is certain.
    """
    if given.get("DEMO", ""):
        return given["DEMO"].strip().lower() in {"1", "true", "yes", "y", "on", "ok", "t"}
    if given.get("SECRET_KEY", ""):
        return False
    if reasons := list(against_demonstration(given, data_dir)):
        raise StartRefusedError(
            f"Thiếu SECRET_KEY. {'; '.join(reasons)}: vì vậy cổng không tự mở ở chế độ minh hoạ, nơi ai cũng biết mật "
            "khẩu. Để chạy thật, hãy đặt biến môi trường SECRET_KEY (chuỗi ngẫu nhiên từ 50 ký tự); chỉ muốn xem thử "
            "thì đặt DEMO=1."
        )
    return True


def against_demonstration(given: Mapping[str, str], data_dir: Path) -> Iterable[str]:
    """What speaks against opening a demonstration that nobody asked for, in words."""
    for name in MEANT_FOR_OTHERS:
        if given.get(name, ""):
            yield f"Đã đặt {name}"
    if not is_loopback(host_of(given)):
        yield f"HOST={host_of(given)} mở cổng cho máy khác"
    if not (data_dir / KEY_FILE).exists() and (found := others_in(data_dir)):
        yield f"Thư mục dữ liệu {data_dir} đã có “{found[0]}” mà không phải của bản minh hoạ"


def host_of(given: Mapping[str, str]) -> str:
    return given.get("HOST", "") or "127.0.0.1"


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a site that listens there."""
    if host.strip("[]").lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_open_to_others(given: Mapping[str, str]) -> bool:
    """Whether a demonstration may be reached from other machines: by its own address, or through a proxy."""
    return not is_loopback(host_of(given)) or any(given.get(name, "") for name in MEANT_FOR_OTHERS[1:])


def others_in(data_dir: Path) -> list[str]:
    try:
        return sorted(path.name for path in data_dir.iterdir() if path.name not in LEFT_BY_THE_SERVER)
    except FileNotFoundError:
        return []


def check_key(key: str) -> str:
    """The signing key as given. Raises StartRefusedError for none and for one that is short, uniform or known."""
    if not key:
        raise StartRefusedError(
            "Thiếu SECRET_KEY. Đặt biến môi trường SECRET_KEY (chuỗi ngẫu nhiên từ 50 ký tự), "
            "hoặc DEMO=1 để xem thử với dữ liệu minh hoạ."
        )
    if len(key) < SHORTEST_KEY:
        raise StartRefusedError(
            f"SECRET_KEY chỉ có {len(key)} ký tự. Hãy đặt một chuỗi ngẫu nhiên từ {SHORTEST_KEY} ký tự, ví dụ lấy từ: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )
    if len(set(key)) < FEWEST_LETTERS or key.lower().startswith(KNOWN_BEGINNINGS):
        raise StartRefusedError(
            "SECRET_KEY này ai cũng đoán được. Hãy đặt một chuỗi ngẫu nhiên, ví dụ lấy từ: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )
    return key
