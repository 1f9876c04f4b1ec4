"""`/tim-kiem/?q=`: answers on top, then records of all rooms, narrowed by kind, place and year."""

from django.views.generic import TemplateView

from frontportal.kit.values.text import typed_number
from frontportal.kit.web.paging import numbered_page
from frontportal.kit.web.searching import SearchHit, is_cut, normalise_query
from frontportal.places.models import Unit

from .public_search import SearchResults, search_all
from .searched_pages import COMMUNE_KINDS


class Search(TemplateView):
    template_name = "search/search.html"

    def get_context_data(self, **context):
        asked = self.request.GET
        words = normalise_query(asked.get("q"))
        year, place = typed_number(asked.get("nam", "")[:4]), asked.get("xa", "")[:80]
        found = search_all(words, place=place, year=year)
        counts = {
            kind: sum(hit.kind == kind for hit in found.hits) for kind in sorted({hit.kind for hit in found.hits})
        }
        kind = asked.get("loai", "") if asked.get("loai") in counts else ""
        shown = [hit for hit in found.hits if hit.kind == kind] if kind else found.hits
        return super().get_context_data(
            **context,
            search_query=words,
            is_query_cut=is_cut(asked.get("q")),
            trail=[{"label": "Tìm kiếm"}],
            found=found,
            answers=[] if kind else found.pages,
            filters=filters(found, counts, kind, place, year),
            is_narrowed=bool(kind or place or year),
            total=len(shown),
            page=numbered_page(shown, asked.get("trang"), size=20),
        )


def filters(found: SearchResults, counts: dict[str, int], kind: str, place: str, year: int | None) -> list[dict]:
    """Selects of kind, place and year: what is among the hits, and what is chosen."""
    hits, units = found.hits, found.units
    years = sorted({hit.date.year for hit in hits if hit.date} | ({year} if year else set()), reverse=True)
    return [
        select("loai", "Loại", [(each, f"{each} ({count})") for each, count in counts.items()], kind),
        select("xa", "Xã, thị trấn", places_of(hits, units, place), place),
        select("nam", "Năm", [(str(each), str(each)) for each in years], str(year or "")),
    ]


def select(name: str, label: str, choices: list[tuple[str, str]], chosen: str) -> dict:
    options = [{"value": value, "label": text, "chosen": value == chosen} for value, text in choices]
    return {"name": name, "label": label, "options": options}


def places_of(hits: list[SearchHit], units: tuple[dict, ...], chosen: str) -> list[tuple[str, str]]:
    """(code, name) of the communes where hits are, in any of their lives or in what lies in them, by name."""
    found, codes = {}, {row["pk"]: row["code"] for row in units}
    present = {hit.unit for hit in hits if hit.unit}
    places = {codes.get(key) for row in units if row["pk"] in present for key in (row["pk"], row["parent"])} | {chosen}
    for row in units:
        if row["kind"] in COMMUNE_KINDS and row["code"] in places:
            found.setdefault(row["code"], str(Unit(name=row["name"], kind=row["kind"])))
    return sorted(found.items(), key=lambda pair: pair[1])
