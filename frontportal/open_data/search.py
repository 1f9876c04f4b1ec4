"""What the search of the site finds of open data."""

from django.urls import reverse

from frontportal.kit.values.text import fold
from frontportal.kit.web.searching import SearchedPage

from .catalogue import all_datasets


def pages() -> list[SearchedPage]:
    words = "du lieu mo csv tai ve bang datapackage open data"
    return [
        SearchedPage("Dữ liệu mở", reverse("open-data:catalogue"), words),
        *(
            SearchedPage(
                f"Dữ liệu: {each.title}",
                reverse("open-data:dataset", args=[each.name]),
                f"{words} {fold(each.description)}",
                is_data=True,
            )
            for each in all_datasets()
        ),
    ]
