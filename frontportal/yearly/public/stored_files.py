"""Files of editions as they were published, and when a year may be read at all."""

from django.http import HttpResponse
from django.utils.cache import get_conditional_response

from frontportal.kit.web.not_found import NotFoundWithReason
from frontportal.yearly.models.edition import Edition
from frontportal.yearly.models.edition_file import EditionFile
from frontportal.yearly.models.summary import YearSummary


def public_year(year: int) -> None:
    """Raises NotFoundWithReason with a sentence for a year that the public may not read yet."""
    if not YearSummary.objects.published().filter(year=year).exists():
        raise NotFoundWithReason(f"Năm {year} chưa được tổng hợp.")


def newest_file(request, year: int, name: str, *, as_name: str = "") -> HttpResponse | None:
    """The file of the year's newest edition; None where it has none of this name."""
    newest = Edition.objects.of_year(year).first()
    file = newest and newest.files.filter(name=name).first()
    return stored_file(request, file, as_name) if file else None


def stored_file(request, file: EditionFile, as_name: str) -> HttpResponse:
    """The bytes with their hash as ETag, 304 for who has them."""
    headers = {"Content-Disposition": f'attachment; filename="{as_name or file.name}"', "ETag": f'"{file.sha256}"'}
    response = HttpResponse(bytes(file.content), content_type=file.content_type, headers=headers)
    return get_conditional_response(request, etag=headers["ETag"], response=response)
