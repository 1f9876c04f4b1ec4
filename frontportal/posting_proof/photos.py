"""The photo of a board, for staff alone."""

from django.http import FileResponse, Http404

from .boards import BoardPosting


def photo_response(notice: BoardPosting | None) -> FileResponse:
    """Always a file to save; 404 without one. Whoever asks has shown the right to see `notice`."""
    if notice is None or not notice.photo or not notice.photo.storage.exists(notice.photo.name):
        raise Http404("Không có ảnh này.")
    name = f"niem-yet-{notice.pk}.{notice.photo.name.rpartition('.')[2].lower()}"
    response = FileResponse(notice.photo.open("rb"), as_attachment=True, filename=name)
    response["X-Content-Type-Options"], response["Cache-Control"] = "nosniff", "no-store"
    return response
