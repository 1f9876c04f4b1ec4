"""Editions of a year as they were published; old ones stay readable."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.views.generic import TemplateView

from frontportal.kit.values.money import dong
from frontportal.kit.web.not_found import NotFoundWithReason
from frontportal.yearly.editions.changes import changes
from frontportal.yearly.editions.verification import own_faults
from frontportal.yearly.models.edition import Edition
from frontportal.yearly.models.summary import YearSummary
from frontportal.yearly.signing.actions import signatures_of

from .stored_files import stored_file


class EditionPage(TemplateView):
    """What the year's page said when it was published, with the hash by which anybody can tell."""

    template_name = "yearly/edition.html"

    def get_context_data(self, *, year: int, number: int, **kwargs):
        edition = public_edition(year, number)
        editions = list(Edition.objects.of_year(year))
        other = self.compared(edition, {each.number: each for each in editions})
        trail = [
            {"label": f"Năm {year}", "url": reverse("yearly:summary", args=[year])},
            {"label": f"Ấn bản {number}", "url": ""},
        ]
        found = {"year": year, "edition": edition, "editions": editions, "trail": trail, "other": other}
        if other:
            older, newer = sorted((edition, other), key=lambda each: each.number)
            found["differences"] = changes(older.data, newer.data)
        found |= file_table(edition) | {"signatures": signatures_of(edition, is_public=True)}
        return super().get_context_data(**kwargs) | found | frozen_table(edition) | {"faults": own_faults(edition)}

    def compared(self, edition: Edition, editions: dict[int, Edition]) -> Edition | None:
        """The edition named by `?sovoi=`, the one before unless named; None for an only edition."""
        asked = self.request.GET.get("sovoi", "")
        if asked and not (asked.isascii() and asked.isdigit() and int(asked) in editions):
            raise NotFoundWithReason(f"Năm {edition.year} không có ấn bản này để so sánh.")
        return editions.get(int(asked) if asked else edition.number - 1)


def public_edition(year: int, number: int) -> Edition:
    get_object_or_404(YearSummary.objects.published(), year=year)
    return get_object_or_404(Edition, year=year, number=number)


def edition_content(request, year: int, number: int) -> HttpResponse:
    """The frozen content byte by byte: the SHA-256 of this file is the edition's hash."""
    edition = public_edition(year, number)
    headers = {"Content-Disposition": f'attachment; filename="so-lieu-{year}-an-ban-{number}.json"'}
    return HttpResponse(edition.content, content_type="application/json; charset=utf-8", headers=headers)


def edition_manifest(request, year: int, number: int) -> HttpResponse:
    """The list of the edition's files with their hashes, byte by byte."""
    edition = public_edition(year, number)
    if not edition.manifest:
        raise NotFoundWithReason(f"Ấn bản {number} của năm {year} không có bản kê tệp.")
    headers = {"Content-Disposition": f'attachment; filename="ban-ke-{year}-an-ban-{number}.json"'}
    return HttpResponse(edition.manifest, content_type="application/json; charset=utf-8", headers=headers)


def edition_signature(request, year: int, number: int, key: int) -> HttpResponse:
    """A signature of the manifest, byte by byte, for who checks it with other programs."""
    signature = get_object_or_404(public_edition(year, number).signatures, pk=key)
    headers = {"Content-Disposition": f'attachment; filename="ban-ke-{year}-an-ban-{number}-{key}.p7s"'}
    return HttpResponse(bytes(signature.content), content_type="application/pkcs7-signature", headers=headers)


def edition_file(request, year: int, number: int, name: str) -> HttpResponse:
    """One file as it was published."""
    file = public_edition(year, number).files.filter(name=name).first()
    if file is None:
        raise NotFoundWithReason(f"Ấn bản {number} của năm {year} không có tệp này.")
    stem, _, ending = name.partition(".")
    return stored_file(request, file, f"{stem}-{year}-an-ban-{number}.{ending}")


def frozen_table(edition: Edition) -> dict:
    """What parts/_table.html takes: a row for each figure of the edition."""
    headers = ("Chỉ tiêu", "Kết quả", "Giá trị", "Kế hoạch", "Năm trước", "Số hồ sơ")
    rows = [
        [
            {"text": figure["label"]},
            {"text": figure["text"], "numeric": True},
            *({"text": "–" if value is None else dong(value), "numeric": True} for value in numbers(figure)),
        ]
        for figure in edition.data["figures"]
    ]
    return {
        "columns": [{"label": header, "numeric": position > 0} for position, header in enumerate(headers)],
        "rows": rows,
    }


def file_table(edition: Edition) -> dict:
    """What parts/_table.html takes: a row for each file that the manifest names."""
    rows = [
        [
            {
                "text": each["name"],
                "url": reverse("yearly:edition-file", args=[edition.year, edition.number, each["name"]]),
            },
            {"text": dong(each["size"]), "numeric": True},
            {"text": format_html('<code class="hash">{}</code>', each["sha256"])},
        ]
        for each in edition.listed_files
    ]
    headers = [{"label": "Tệp"}, {"label": "Số byte", "numeric": True}, {"label": "SHA-256"}]
    return {"files": rows, "file_columns": headers}


def numbers(figure: dict) -> tuple[int | None, ...]:
    return figure["value"], figure["plan"], figure["last_year"], len(figure["records"])
