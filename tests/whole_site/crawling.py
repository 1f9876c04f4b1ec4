"""Every public answer that links lead to from the first page: of each kind some, and all that hold what was planted."""

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, SoupStrainer
from django.test import Client
from django.urls import Resolver404, resolve

# Months of the calendar lead on to each other for decades; those of 2023 hold what there is.
NOT_PUBLIC = re.compile(r"^/(static|quan-tri|mau|lich/(?!2023/)\d+)/")
OK = 200
WITH_LINKS = SoupStrainer(["a", "link"], href=True)


@dataclass
class Answer:
    status: int
    content_type: str
    body: bytes

    @property
    def is_page(self) -> bool:
        return self.content_type.startswith("text/html") and self.status == OK

    @cached_property
    def html(self) -> str:
        """Of a page; "" of a file."""
        return self.body.decode() if self.is_page else ""

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "lxml")


def crawl(begin: Iterable[str], most: int | None, is_wanted: Callable[[str], bool]) -> dict[str, Answer]:
    """Path → answer: `begin`, and what is led to from there, of a kind so many at most and whatever `is_wanted`."""
    found: dict[str, Answer] = {}
    begin, kinds, client = list(begin), Counter(), Client()
    waiting = deque(begin)
    while waiting:
        path = waiting.popleft()
        if path in found or NOT_PUBLIC.search(path):
            continue
        if path not in begin and not is_wanted(path):
            kind = kind_of(path)
            if most is not None and kinds[kind] >= most:
                continue
            kinds[kind] += 1
        response = client.get(path)
        body = response.getvalue() if response.streaming else response.content
        found[path] = Answer(response.status_code, response.get("Content-Type", ""), body)
        waiting += sorted(link for link in links_of(path, found[path]) if "?" not in link or is_wanted(link))
    return found


def links_of(path: str, answer: Answer) -> set[str]:
    """Addresses of this site that a page leads to, without fragments."""
    links = BeautifulSoup(answer.html, "lxml", parse_only=WITH_LINKS) if answer.is_page else ()
    found = {urljoin(path, urldefrag(unescape(link["href"]))[0]) for link in links}
    return {each for each in found if each.startswith("/") and not each.startswith("//")}


def kind_of(path: str) -> str:
    """The name of the view that answers and the file's ending; a path that none answers is a kind of its own."""
    path = urlsplit(path).path
    try:
        return f"{resolve(path).view_name} {path.rpartition('/')[2].partition('.')[2]}"
    except Resolver404:
        return path
