"""`/tim-kiem/?q=`: every room finds its own records by its `search.py`; here they become one list."""

from urllib.parse import urlencode

from django.views.generic import TemplateView

from frontportal.kit import discovery
from frontportal.kit.web.paging import numbered_page
from frontportal.kit.web.searching import MOST_HITS, Hit, normalise_query


def search_all(words: str) -> list[Hit]:
    """What all rooms find, best first."""
    rooms = [room for room in discovery.modules("search") if hasattr(room, "search")] if words else []
    found = [hit for room in rooms for hit in room.search(words)]
    return sorted(found, key=lambda hit: hit.order)


class Search(TemplateView):
    template_name = "search/search.html"

    def get_context_data(self, **context):
        words = normalise_query(self.request.GET.get("q"))
        hits = search_all(words)
        counts = {kind: sum(hit.kind == kind for hit in hits) for kind in sorted({hit.kind for hit in hits})}
        kind = self.request.GET.get("loai", "") if self.request.GET.get("loai") in counts else ""
        shown = [hit for hit in hits if hit.kind == kind] if kind else hits
        return super().get_context_data(
            **context,
            search_query=words,
            trail=[{"label": "Tìm kiếm"}],
            options=self.options(words, counts, kind),
            total=len(shown),
            is_cut=max(counts.values(), default=0) >= MOST_HITS,
            page=numbered_page(shown, self.request.GET.get("trang"), size=20),
        )

    def options(self, words: str, counts: dict[str, int], chosen: str) -> list[dict]:
        """The switch between kinds of records, each with how many were found."""
        everything = {
            "label": f"Tất cả ({sum(counts.values())})",
            "url": f"?{urlencode({'q': words})}",
            "current": not chosen,
        }
        return [
            everything,
            *(
                {
                    "label": f"{kind} ({count})",
                    "url": f"?{urlencode({'q': words, 'loai': kind})}",
                    "current": kind == chosen,
                }
                for kind, count in counts.items()
            ),
        ]
