"""What a browser keeps for when there is no network: what everybody may read, and that not for long."""

import re
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from django.contrib.staticfiles.finders import find
from django.test import Client

from frontportal.offline import ENDS_ITSELF
from tests.browser import CHROMIUM, needs_chromium
from tests.environment import HANGING
from tests.makers import make_user
from tests.news.makers import make_article

WORKER, OFFLINE = "/ngoai-tuyen.js", "/ngoai-tuyen/"
READY = "navigator.serviceWorker.ready.then(() => true)"
KEPT = """async () => {
    const keys = [];
    for (const name of await caches.keys())
        if (name.startsWith("pages-")) keys.push(...await (await caches.open(name)).keys());
    return keys.map(each => new URL(each.url).pathname).sort();
}"""
# As if so many hours had passed since the server last gave what is kept.
AGED = """async (hours) => {
    for (const name of (await caches.keys()).filter(each => each.startsWith("pages-"))) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            const kept = await cache.match(request);
            const headers = new Headers(kept.headers);
            headers.set("X-Kept", String(Date.now() - hours * 3600000));
            await cache.put(request, new Response(await kept.blob(), {headers}));
        }
    }
}"""


@pytest.fixture
def pages(settings, db):
    """Path → answer, as the site gives it; one article and one page of one's own beside what every site has."""
    settings.PAGE_CACHE_BYTES = 1_000_000
    settings.DEBUG = False
    article = make_article("Cầu mới ở Suối Mẫu").get_absolute_url()
    client = Client(headers={"host": "localhost"})
    return {path: client.get(path) for path in ("/", article, "/gop-y/", WORKER, OFFLINE)} | {"article": article}


def test_only_what_everybody_may_have_bears_the_marks(pages):
    marked = {path for path, answer in pages.items() if path != "article" and is_for_everybody(answer)}
    assert marked == {"/", pages["article"], OFFLINE}


def test_what_staff_read_is_theirs(pages):
    client = Client(headers={"host": "localhost"})
    client.force_login(make_user())
    assert not is_for_everybody(client.get(pages["article"]))


def is_for_everybody(answer) -> bool:
    """As templates/offline/worker.js tells it."""
    control = answer.get("Cache-Control", "")
    return (
        answer.status_code == 200
        and answer["Content-Type"].startswith("text/html")
        and "no-cache" in control
        and not re.search("private|no-store", control)
        and answer.get("ETag", "").startswith("W/")
    )


def test_the_worker_leaves_staffs_pages_and_forms_alone(pages):
    never = re.search(r"^const NEVER = (.*);$", pages[WORKER].content.decode(), re.MULTILINE)[1]
    for path in ("/quan-tri/", "/gop-y/", "/tim-kiem/", "/quy-vi-nguoi-ngheo/tim-khoan/"):
        assert f'"{path}"' in never


def test_while_developing_there_is_none(settings, client, db):
    settings.DEBUG = True
    assert client.get(WORKER).content.decode() == ENDS_ITSELF


@contextmanager
def served(pages: dict):
    """The pages at an address of their own: a worker's requests pass by what a test can put in their way."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            static = find(self.path.removeprefix("/static/")) if self.path.startswith("/static/") else None
            answer = pages.get(self.path.partition("?")[0])
            self.send_response(200 if static else answer.status_code if answer else 404)
            for name, value in answer.items() if answer else ():
                self.send_header(name, value)
            if static:
                self.send_header("Content-Type", "text/css" if static.endswith(".css") else "text/javascript")
            self.end_headers()
            self.wfile.write(Path(static).read_bytes() if static else answer.content if answer else b"")

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("localhost", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def browser_at(pages: dict):
    from playwright.sync_api import sync_playwright

    with served(pages) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, timeout=HANGING * 1000, args=["--no-sandbox"])
        context = browser.new_context(base_url=site)
        page = context.new_page()
        page.set_default_timeout(HANGING * 1000)
        yield context, page
        browser.close()


@needs_chromium
def test_read_again_without_a_network_until_it_is_withdrawn(pages, client):
    article = pages["article"]
    pages["/quan-tri/"] = pages[article]  # marked as if for everybody: the address alone forbids it
    gone = Client(headers={"host": "localhost"}).get("/khong-co/")
    gone.status_code = 410
    with browser_at(pages) as (context, page):
        page.goto("/")
        page.evaluate(READY)
        for path in (article, "/gop-y/", "/quan-tri/", "/?q=abc", "/"):
            page.goto(path)
        assert page.evaluate(KEPT) == ["/", article]

        context.set_offline(True)
        page.goto(article)
        assert "Không có mạng. Đây là bản lưu" in page.locator("main .notice").first.inner_text()
        assert page.locator("h1").inner_text() == "Cầu mới ở Suối Mẫu"
        page.goto("/gop-y/")
        assert page.locator("h1").inner_text() == "Không có mạng"
        listed = page.locator("[data-kept-pages] a")
        listed.first.wait_for()  # the page asks for its list when it is there
        assert "Cầu mới ở Suối Mẫu" in listed.all_inner_texts()

        page.evaluate(AGED, 73)
        page.goto(article)
        assert page.locator("h1").inner_text() == "Không có mạng"

        context.set_offline(False)
        page.goto(article)
        pages[article] = gone
        page.evaluate(AGED, 7)
        page.goto("/")  # reading another page asks about the old ones
        for _ in range(50):
            if page.evaluate(KEPT) == ["/"]:
                break
            page.wait_for_timeout(100)
        assert page.evaluate(KEPT) == ["/"]
