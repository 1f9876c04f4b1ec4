"""Uploaded files. A room's `files.py` says which of its files the public may read; nothing else is served."""

import mimetypes
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from typing import BinaryIO

from csp.constants import NONE
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from frontportal.kit import discovery
from frontportal.news.file_content.pdf import has_actions
from frontportal.picture_files.copies import make_copy, original
from frontportal.stored_files.errors import StorageDown

SHOWN = {
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".gif": "image/gif",
    ".pdf": "application/pdf",
    ".mp4": "video/mp4",
    ".vtt": "text/vtt; charset=utf-8",
}


RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
PIECE = 65_536  # bytes read at once
SECOND = 1_000_000_000  # nanoseconds


@require_safe
def serve_upload(request, path: str) -> HttpResponseBase:
    """The file, without any power in the browser: never sniffed, never run, saved instead of shown unless a picture,
    or a PDF that starts nothing.

    Not again to who has it, and in part to who asks for a part.
    """
    if not may_read(path, request.user):
        raise Http404("Không có tệp này.")
    try:
        path = as_asked(path)
        file = default_storage.open(path)
    except StorageDown:
        raise
    except (OSError, SuspiciousFileOperation, ValueError):
        raise Http404("Không có tệp này.") from None
    request.META.pop("HTTP_ACCEPT_ENCODING", None)  # pictures and PDFs are compressed by themselves
    size, changed = default_storage.state(file)
    whole = whole_file(file, path, size, changed)
    response = get_conditional_response(request, whole["ETag"], changed // SECOND, whole)
    if response is not whole:
        file.close()
        return response
    return part_asked(request, whole, file, size)


def as_asked(path: str) -> str:
    """The stored name; of a picture's copy that can't be made (a full disk, one that is only read) that of the next
    best, which a browser shows as well: the WebP of the same width, the whole picture.
    """
    if default_storage.exists(path):
        return path
    try:
        make_copy(default_storage, path)
        return path
    except StorageDown:
        raise
    except OSError:
        webp = str(PurePosixPath(path).with_suffix(".webp"))
        return webp if default_storage.exists(webp) else original(path)


def whole_file(file: BinaryIO, path: str, size: int, changed: int) -> FileResponse:
    """`changed`: nanoseconds."""
    ending = PurePosixPath(path).suffix.lower()
    is_shown = ending in SHOWN and not (ending == ".pdf" and is_active(path, size, changed))
    kind = SHOWN.get(ending) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    response = FileResponse(file, as_attachment=not is_shown, content_type=kind)
    response["ETag"] = f'"{size:x}-{changed:x}"'
    response["Last-Modified"] = http_date(changed / SECOND)
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = how_long_kept(path, ending)
    response._csp_config = {"default-src": [NONE], "frame-ancestors": [NONE], "sandbox": [""]}
    return response


def how_long_kept(path: str, ending: str) -> str:
    """Pictures bear a digest of their content in their name; other files may be withdrawn, and pictures of who agreed."""
    if any(path.startswith(prefix) and asks(path) for prefix, asks in withdrawable().items()):
        return "private, max-age=60"
    return "public, max-age=31536000, immutable" if ending in (".webp", ".avif") else "private, max-age=300"


@lru_cache(maxsize=1)
def withdrawable() -> dict[str, Callable[[str], bool]]:
    """Prefix → whether a stored file shows somebody who may withdraw the consent, from the rooms' `files.MAY_BE_WITHDRAWN`."""
    rooms = [room for room in discovery.modules("files") if hasattr(room, "MAY_BE_WITHDRAWN")]
    return {prefix: asks for room in rooms for prefix, asks in room.MAY_BE_WITHDRAWN.items()}


@lru_cache(maxsize=2_000)
def is_active(path: str, size: int, changed: int) -> bool:
    """Whether a stored PDF runs, starts or sends something. Asked once of each file as it is."""
    with default_storage.open(path) as file:
        return has_actions(file.read())


def part_asked(request: HttpRequest, whole: FileResponse, file: BinaryIO, size: int) -> HttpResponseBase:
    """206 with the one run of bytes that is asked for, 416 for one that is not there; else the whole.

    A part of what the asker has in another state (`If-Range`) would not fit: he is given the whole.
    """
    asked = RANGE.fullmatch(request.META.get("HTTP_RANGE", "").strip())
    if not asked or not any(asked.groups()) or request.META.get("HTTP_IF_RANGE", whole["ETag"]) != whole["ETag"]:
        return whole
    first, last = asked.groups()
    start = int(first) if first else max(size - int(last), 0)
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    part = StreamingHttpResponse(pieces(file, start, end + 1), status=206, headers=dict(whole.items()))
    part._csp_config = whole._csp_config
    part._resource_closers.append(file.close)
    part["Content-Length"] = str(end + 1 - start)
    part["Content-Range"] = f"bytes {start}-{end}/{size}"
    return part


def pieces(file: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    file.seek(start)
    while start < end and (piece := file.read(min(PIECE, end - start))):
        start += len(piece)
        yield piece


def may_read(path: str, user) -> bool:
    """Whether a room with a matching prefix in `PUBLIC` lets this user read the stored name `path`."""
    if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts or "\\" in path:
        return False
    for room in discovery.modules("files"):
        for prefix, allows in room.PUBLIC.items():
            if path.startswith(prefix):
                return allows(path, user)
    return False
