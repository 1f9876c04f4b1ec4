"""Uploaded files. A room's `files.py` says which of its files the public may read; nothing else is served."""

import mimetypes
from pathlib import PurePosixPath

from csp.constants import NONE
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from frontportal.kit import discovery

SHOWN = {
    ".webp": "image/webp",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".gif": "image/gif",
    ".pdf": "application/pdf",
}


@require_safe
def serve_upload(request, path: str) -> FileResponse:
    """The file, without any power in the browser: never sniffed, never run, saved instead of shown unless a picture or PDF."""
    if not may_read(path, request.user):
        raise Http404("Không có tệp này.")
    try:
        file = default_storage.open(path)
    except (OSError, SuspiciousFileOperation, ValueError):
        raise Http404("Không có tệp này.") from None
    ending = PurePosixPath(path).suffix.lower()
    kind = SHOWN.get(ending) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    response = FileResponse(file, as_attachment=ending not in SHOWN, content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    # Pictures bear a digest of their content in their name; other files may be withdrawn.
    response["Cache-Control"] = "public, max-age=31536000, immutable" if ending == ".webp" else "private, max-age=300"
    response._csp_config = {"default-src": [NONE], "frame-ancestors": [NONE]}
    if kind != "application/pdf":  # browsers refuse to show a PDF in a sandbox
        response._csp_config["sandbox"] = [""]
    return response


def may_read(path: str, user) -> bool:
    """Whether a room with a matching prefix in `PUBLIC` lets this user read the stored name `path`."""
    if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts or "\\" in path:
        return False
    for room in discovery.modules("files"):
        for prefix, allows in room.PUBLIC.items():
            if path.startswith(prefix):
                return allows(path, user)
    return False
