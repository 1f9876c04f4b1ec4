"""Whether any answer is older than what was committed before it was asked for: visitors and a writer at once."""

import re
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection

from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from frontportal.news.models.article import Article
from frontportal.scale_drill.load import FIREFOX

from .demonstration import citing_article, demonstration
from .server import served, this_database

HELP = "câu trả lời cũ: hai tiến trình web, một người ghi, --rows giây; mọi câu trả lời phải mới bằng lần ghi trước nó"
COUNT = 60
READERS = 8
ON_ONE_CONNECTION = 20  # requests, so that every reader meets both processes
PAUSE = 0.5  # seconds between two writings
MARK = re.compile(rb"ban-ghi-(\d+)\.")
BY_HAND = "UPDATE news_article SET state = 'published', title = %s WHERE id = %s"
BY_COPY = "UPDATE news_article SET state = 'published', title = (SELECT title FROM titles) WHERE id = %s"
WAYS = ("save", "update", "withdraw", "copy", "sql")


def run(seconds: int, emit: Callable[[str], None]) -> None:
    """Exit 1 where an answer was stale."""
    with demonstration(), served(**this_database()) as site:
        writer = Writer(citing_article())
        visitors = [Reader(site.port, writer, number) for number in range(READERS)]
        threads = [threading.Thread(target=reader.read, args=[time.monotonic() + seconds]) for reader in visitors]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            writer.write()
            time.sleep(PAUSE)
        counts = [sum(getattr(reader, name) for reader in visitors) for name in ("whole", "known", "gone")]
        stale = [sentence for reader in visitors for sentence in reader.stale]
    emit(
        f"{writer.committed} lần ghi; {sum(counts)} câu trả lời: {counts[0]} trang, {counts[1]} lần 304, {counts[2]} lần 410."
    )
    emit(f"Câu trả lời cũ: {len(stale)}.")
    if stale or not all(counts):
        emit("\n".join(stale[:20]) or "Có loại câu trả lời không gặp: phép đo không nói lên điều gì.")
        sys.exit(1)


class Writer:
    """Writes a number into an article's title again and again, each time in another way; every fifth withdraws it.

    `committed`: the newest number whose transaction has ended.
    """

    def __init__(self, article: Article) -> None:
        Article.objects.filter(pk=article.pk).update(pinned=True, published_at=timezone.now(), title=title_of(0))
        self.article = Article.objects.get(pk=article.pk)
        self.committed = 0

    def write(self) -> None:
        number = self.committed + 1
        way, title = way_of(number), title_of(number)
        same = Article.objects.filter(pk=self.article.pk)
        with transaction.atomic(), connection.cursor() as cursor:
            if way == "save":
                self.article.title, self.article.state = title, "published"
                self.article.save()
            elif way == "copy":
                cursor.execute("CREATE TEMP TABLE titles (title text) ON COMMIT DROP")
                with cursor.copy("COPY titles FROM STDIN") as rows:
                    rows.write_row((title,))
                cursor.execute(BY_COPY, [self.article.pk])
            elif way == "sql":
                cursor.execute(BY_HAND, [title, self.article.pk])
            else:
                same.update(title=title, state="published" if way == "update" else "withdrawn")
        self.committed = number


def title_of(number: int) -> str:
    return f"ban-ghi-{number}."


def way_of(number: int) -> str:
    return WAYS[number % len(WAYS)]


@dataclass
class Reader:
    """Asks the article, the list of articles and the first page in turn, with what it has of each already."""

    port: int
    writer: Writer
    position: int
    whole: int = 0
    known: int = 0
    gone: int = 0
    stale: list[str] = field(default_factory=list)
    held: dict[str, tuple[str, int | None]] = field(default_factory=dict)  # path → its tag, the number it shows

    def read(self, until: float) -> None:
        paths = [self.writer.article.get_absolute_url(), "/tin-tuc/", reverse("home")]
        while time.monotonic() < until:
            with closing(HTTPConnection("127.0.0.1", self.port, timeout=30)) as client:
                for turn in range(ON_ONE_CONNECTION):
                    self.ask(client, paths[(turn + self.position) % len(paths)])

    def ask(self, client: HTTPConnection, path: str) -> None:
        tag, number = self.held.get(path, ("", None))
        before = self.writer.committed
        client.request("GET", path, headers={"User-Agent": FIREFOX} | ({"If-None-Match": tag} if tag else {}))
        answer = client.getresponse()
        body = answer.read()
        after = self.writer.committed + 1  # a transaction may have ended that the writer has not noted yet
        if answer.status == 304:
            self.known += 1
        else:
            number = int(found[1]) if (found := MARK.search(body)) else None
            self.held[path] = answer.headers.get("ETag", ""), number
            self.whole, self.gone = self.whole + (answer.status == 200), self.gone + (answer.status == 410)
        if not is_true(number, before, after) or answer.status not in (200, 304, 410):
            self.stale.append(f"{path}: {answer.status}, {number}, lúc hỏi đã ghi {before}")


def is_true(number: int | None, before: int, after: int) -> bool:
    """Whether what was shown stood in the database at a moment between question and answer; None shows no article."""
    if number is None:
        return any(way_of(each) == "withdraw" for each in range(before, after + 1))
    return before <= number <= after and way_of(number) != "withdraw"
