"""What staff find of requests for help, and the pages that the public's search knows."""

from django.urls import reverse

from frontportal.kit.searched_records import searched
from frontportal.kit.web.searching import SearchedPage

SEARCHED = (
    searched(
        "help_requests.HelpRequest",
        names="name",
        texts="message",
        phones="contact",
        unit="unit",
        day="arrived",
        shows="need",
        is_closed=True,
    ),
)


def pages() -> list[SearchedPage]:
    return [
        SearchedPage("Đề nghị giúp đỡ", reverse("help_requests:ask"), "xin ho tro giup do ho ngheo kho khan"),
        SearchedPage("Theo dõi đề nghị giúp đỡ", reverse("help_requests:follow"), "ma theo doi de nghi giup do"),
    ]
