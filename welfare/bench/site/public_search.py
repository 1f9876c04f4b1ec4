"""How long the public's search takes with many articles, class by class of questions, beside one look-up by an index."""

from collections.abc import Callable
from datetime import timedelta
from itertools import islice
from random import Random
from statistics import median
from time import perf_counter

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django.utils import timezone
from django.utils.html import escape

from frontportal.kit.values.text import fold, slug
from frontportal.news.models.article import Article
from frontportal.page_cache.versions import one_version

from .demonstration import demonstration

HELP = "tìm kiếm của người dân với nhiều bài viết: thời gian từng loại câu hỏi, so với một lần tra tiêu đề có chỉ mục"
COUNT = 20_000
ASKED = 40  # questions of a class
BATCH = 2_000
TITLE, BODY = 9, 180  # words
ADDRESS = "/tim-kiem/"  # the roof's page: this room knows it by its address only


def run(count: int, emit: Callable[[str], None]) -> None:
    with demonstration():
        random = Random(5)
        write(count, random)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        titles = random.sample(list(Article.objects.published().values_list("title", flat=True)), ASKED)
        once = look_ups(titles)
        emit(
            f"{count} bài viết; một lần tra tiêu đề theo chỉ mục: trung vị {once[0]:.2f}, 95% {once[1]:.2f} mili giây."
        )
        emit(
            "loại câu hỏi: trong cơ sở dữ liệu trung vị; 95% mili giây (số lần tra); cả trang 95%; số câu hỏi nhiều nhất"
        )
        for name, typed in questions(titles, random).items():
            emit(measured(name, typed, once[1]))


def write(count: int, random: Random) -> None:
    """Articles of the words that the demonstration's have, as often as they have them."""
    like = Article.objects.published().select_related("category")[0]
    words = " ".join(Article.objects.values_list("plain", flat=True)).split()
    made = (sample_article(number, words, like, random) for number in range(count))
    while batch := list(islice(made, BATCH)):
        Article.objects.bulk_create(batch)


def sample_article(number: int, words: list[str], like: Article, random: Random) -> Article:
    title = " ".join(random.choices(words, k=TITLE))[:190].capitalize()
    return Article(
        title=title,
        slug=f"{slug(title, most=80)}-{number}",
        summary=" ".join(random.choices(words, k=25))[:500],
        body=f"<p>{escape(' '.join(random.choices(words, k=BODY)))}</p>",
        category=like.category,
        state=Article.State.PUBLISHED,
        published_at=timezone.now() - timedelta(minutes=number),
    )


def look_ups(titles: list[str]) -> tuple[float, float]:
    """(median, 95 %) of one question for the article of a title, by the trigram index on folded text; milliseconds."""
    asked = [fold(title) for title in titles]
    return spread([seconds(lambda folded=folded: first_with(folded)) for folded in asked * 2])


def first_with(folded: str) -> list[Article]:
    return list(Article.objects.published().filter(folded__contains=folded).only("title", "slug")[:20])


def questions(titles: list[str], random: Random) -> dict[str, list[str]]:
    parts = [fold(title).split() for title in titles]
    return {
        "đúng tiêu đề": titles,
        "ba chữ không dấu": [" ".join(words[1:4]) for words in parts],
        "gõ sai một chữ": [" ".join([words[1], mistyped(words[2], random), words[3]]) for words in parts],
        "một chữ thường gặp": [random.choice(words) for words in parts],
        "tên xã": ["da don", "lien ha", "phu son", "dinh van", "tan ha"] * (ASKED // 5),
        "phiếu thu": [f"phieu thu {random.randrange(1, 400)}" for _ in range(ASKED)],
        "không có": [f"zq{number} khong co" for number in range(ASKED)],
        "năm trăm chữ": [" ".join(random.choices(sum(parts, []), k=500)) for _ in range(5)],
    }


def mistyped(word: str, random: Random) -> str:
    """One letter doubled."""
    at = random.randrange(len(word))
    return word[: at + 1] + word[at:]


def measured(name: str, typed: list[str], once: float) -> str:
    within, whole, most = [], [], 0
    for words in typed:
        page(words)  # what a process keeps is there afterwards
        whole.append(seconds(lambda words=words: page(words)))
        with CaptureQueriesContext(connection) as asked:
            within.append(inside(lambda words=words: page(words)))
        most = max(most, sum(not query["sql"].startswith(("SAVEPOINT", "RELEASE", "SET ")) for query in asked))
    middle, tail = spread(within)
    return f"  {name}: {middle:.1f}; {tail:.1f} ({tail / once:.1f} lần); {spread(whole)[1]:.0f}; {most}"


def page(words: str) -> None:
    """As a reader gets it: the version of the content is asked once, as `PageCache` does."""
    request = RequestFactory(HTTP_HOST="localhost").get(ADDRESS, {"q": words})
    request.user = AnonymousUser()
    with one_version():
        resolve(ADDRESS).func(request).render()


def inside(act: Callable[[], None]) -> float:
    """Seconds that `act` waits for the database."""
    waited = 0.0

    def note(execute, sql, params, many, context):
        nonlocal waited
        started = perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            waited += perf_counter() - started

    with connection.execute_wrapper(note):
        act()
    return waited


def spread(found: list[float]) -> tuple[float, float]:
    """(median, 95 %) in milliseconds."""
    ordered = sorted(found)
    return median(ordered) * 1000, ordered[int(len(ordered) * 0.95)] * 1000


def seconds(act: Callable) -> float:
    started = perf_counter()
    act()
    return perf_counter() - started
