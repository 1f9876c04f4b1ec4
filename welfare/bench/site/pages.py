"""What public pages cost beside a bare Django hello under the same server, in the same seconds."""

import threading
from collections.abc import Callable
from contextlib import ExitStack

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from frontportal.scale_drill.load import Load, load, request_for

from .demonstration import addresses, demonstration
from .server import HELLO, RunningServer, served, this_database

HELP = "trang công khai so với một trang Django trống, cùng một lần chạy; --rows là số giây của mỗi phép đo"
COUNT = 2
ANEW = "welfare.bench.site.nothing_kept:application()"
MANY = 16  # connections
NEVER_KEPT = {"search", "healthz"}
WARMING = 40  # requests: every thread of every process has its connection by then
HEADER = (
    "trang: giữ sẵn 1 và 16 kết nối, 304 (yêu cầu/giây ÷ hello); CPU ÷ hello: giữ sẵn, 304, dựng lại, dựng lại khi chưa"
    " nhớ gì; câu hỏi"
)


def run(seconds: int, emit: Callable[[str], None]) -> None:
    with demonstration(), ExitStack() as sites:
        hello = sites.enter_context(served(HELLO[0], DJANGO_SETTINGS_MODULE=HELLO[1], SECRET_KEY=settings.SECRET_KEY))
        portal = sites.enter_context(served(**this_database()))
        anew = sites.enter_context(served(application=ANEW, **this_database()))
        asked = addresses()
        for path in asked.values():
            for site in (portal, anew):
                load(site.port, request_for(path), WARMING, 0)
        emit(start_line(hello, portal))
        emit(HEADER)
        for name, path in asked.items():
            emit(f"  {name}: " + "; ".join(row(name, path, (hello, portal, anew), seconds)))
        emit(f"{MANY} người đọc trang năm dựng lại, người khác (mili giây: trung vị, 95%):")
        for name in ("article", "healthz"):
            emit(f"  {name}: " + beside_visitors(anew.port, asked["year"], asked[name], seconds * 3))


def start_line(hello: RunningServer, portal: RunningServer) -> str:
    seconds, beside = portal.start_seconds, hello.start_seconds
    return f"khởi động đến câu trả lời đầu tiên: {seconds:.1f} giây, hello {beside:.1f} ({seconds / beside:.1f} lần)"


def row(name: str, path: str, sites: tuple[RunningServer, RunningServer, RunningServer], seconds: float) -> list[str]:
    hello, portal, anew = sites
    remembered = ["–"] * 5 if name in NEVER_KEPT else of_memory(path, hello, portal, seconds)
    # A question that no page knows is answered, and kept nowhere.
    made = request_for(path if "?" in path else f"{path}?x=1")
    alone = timed(hello, request_for("/"), 1, seconds)[1]
    costs = [timed(site, made, 1, seconds)[1] / alone for site in (portal, anew)]
    return [*remembered, *(f"{cost:.1f}" for cost in costs), str(queries_of(path))]


def of_memory(path: str, hello: RunningServer, portal: RunningServer, seconds: float) -> list[str]:
    """A page from memory: requests a second beside hello's with one and many connections, and 304; then processor seconds."""
    found, costs = [], []
    for connections, headers in ((1, {}), (MANY, {}), (1, {"If_None_Match": etag_of(path)})):
        hellos, hello_cost = timed(hello, request_for("/"), connections, seconds)
        pages, cost = timed(portal, request_for(path, **headers), connections, seconds)
        if headers and set(pages.statuses) != {304}:
            raise AssertionError(f"{path}: {pages.statuses} instead of 304")
        found.append(f"{pages.each_second / hellos.each_second:.2f}")
        costs.append(f"{cost / hello_cost:.1f}")
    return [*found, costs[0], costs[2]]


def timed(site: RunningServer, asked: bytes, connections: int, seconds: float) -> tuple[Load, float]:
    """What came, and the processor seconds of site and database for each answer. Anything but 200 and 304 is an error."""
    before = site.processor()
    found = load(site.port, asked, connections, seconds)
    if not set(found.statuses) <= {200, 304}:
        raise AssertionError(f"{asked!r}: {found.statuses}")
    return found, site.taken_since(before) / len(found.times)


def etag_of(path: str) -> str:
    with override_settings(ALLOWED_HOSTS=["127.0.0.1"]):
        return Client(headers={"host": "127.0.0.1"}).get(path)["ETag"]


def queries_of(path: str) -> int:
    """How many questions the database is asked for a page of which nothing is remembered."""
    with override_settings(PAGE_CACHE_BYTES=0), CaptureQueriesContext(connection) as asked:
        answer = Client(headers={"host": "127.0.0.1"}).get(path)
        if answer.status_code != 200:
            raise AssertionError(f"{path}: {answer.status_code}")
    return len(asked)


def beside_visitors(port: int, year: str, other: str, seconds: float) -> str:
    """How long an answer to somebody else takes, idle and while many read the year's page, which nobody remembers."""
    asked = request_for(f"{other}?x")
    idle = load(port, asked, 1, seconds)
    visitors = threading.Thread(target=load, args=[port, request_for(f"{year}?x"), MANY, seconds + 1])
    visitors.start()
    busy = load(port, asked, 1, seconds)
    visitors.join()
    words = [f"{each.at(0.5) * 1000:.0f}, {each.at(0.95) * 1000:.0f}" for each in (idle, busy)]
    return f"một mình {words[0]}; lúc ấy {words[1]} ({busy.at(0.95) / idle.at(0.95):.1f} lần)"
