"""One question to a provider's API over HTTPS: a time limit, a size limit, a few tries, no redirect, no secret said."""

import time
from collections.abc import Callable
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from .calls import parsed

SECONDS = 20
MOST_BYTES = 8 * 1024 * 1024
TRIES = 4
LONGEST_WAIT = 30  # seconds, whatever the provider asks for
PASSING = {429, 500, 502, 503, 504}


class ProviderUnavailableError(Exception):
    """The provider gave no answer that can be used; the text is a Vietnamese sentence for staff."""


class NoRedirects(HTTPRedirectHandler):
    """A redirect would take the token to another host."""

    def redirect_request(self, *args, **kwargs):
        return None


def ask(address: str, query: dict, authorization: str, *, sleep: Callable = time.sleep) -> tuple[object, bytes]:
    """What the JSON of the answer says, and its bytes. Raises ProviderUnavailableError."""
    headers = {"Authorization": authorization, "Accept": "application/json"}
    request = Request(f"{address}?{urlencode(query)}", headers=headers)
    for number in range(1, TRIES + 1):
        try:
            with build_opener(NoRedirects).open(request, timeout=SECONDS) as response:
                return checked(response.read(MOST_BYTES + 1))
        except HTTPError as error:
            reason, is_temporary, wait = refusal(error.code), error.code in PASSING, asked_wait(error)
            error.close()
        except (URLError, HTTPException, OSError):
            reason, is_temporary, wait = "Không kết nối được với nhà cung cấp.", True, None
        if not is_temporary or number == TRIES:
            raise ProviderUnavailableError(reason)
        sleep(min(2**number if wait is None else wait, LONGEST_WAIT))
    raise ProviderUnavailableError(reason)


def checked(body: bytes) -> tuple[object, bytes]:
    if len(body) > MOST_BYTES:
        raise ProviderUnavailableError("Nhà cung cấp trả lời quá dài.")
    payload, is_json = parsed(body)
    if not is_json:
        raise ProviderUnavailableError("Nhà cung cấp trả lời không phải là JSON. Hãy kiểm tra mã bí mật của API.")
    return payload, body


def refusal(status: int) -> str:
    if status in (401, 403):
        return "Nhà cung cấp không nhận mã bí mật của API. Hãy nhập lại mã."
    if status == 429:
        return "Nhà cung cấp báo hỏi quá nhiều lần. Hãy thử lại sau."
    return f"Nhà cung cấp trả lời lỗi {status}."


def asked_wait(error: HTTPError) -> int | None:
    """Seconds that the provider asks to wait; None where it names none."""
    header = error.headers.get("Retry-After") or error.headers.get("x-sepay-userapi-retry-after") or ""
    return int(header) if header.isdecimal() and len(header) < 6 else None
