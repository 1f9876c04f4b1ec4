"""Stored files that no public address gives."""

from typing import Any

from django.http import FileResponse, Http404


def closed_file(file: Any, name: str) -> FileResponse:
    """A stored file under `name` with its own ending, always to be saved and kept by no cache; 404 where there is none.

    Whoever asks has shown the right to see the record that it belongs to.
    """
    if not file or not file.storage.exists(file.name):
        raise Http404("Không có tệp này.")
    ending = file.name.rpartition(".")[2].lower()
    response = FileResponse(file.open("rb"), as_attachment=True, filename=f"{name}.{ending}")
    response["X-Content-Type-Options"], response["Cache-Control"] = "nosniff", "no-store"
    return response
