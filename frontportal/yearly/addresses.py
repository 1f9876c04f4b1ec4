"""Where figures are shown."""

from urllib.parse import urlencode

from django.urls import reverse

from .figures import Figure


def figure_url(figure: Figure, year: int, **asked: str) -> str:
    """The page of a figure; `asked` goes into the query string where it is not empty."""
    address = reverse("yearly:figure", args=[year, figure.slug])
    query = {name: value for name, value in asked.items() if value}
    return f"{address}?{urlencode(query)}" if query else address
