"""The public pages as files that a browser opens without any server: what the public could read on the day."""

import os
import re
from collections import deque
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client, override_settings

from frontportal.kit.web.site_address import STAFF_SITE

MOST = 50_000  # pages and files
ADDRESS = re.compile(r'(?<=[\s"])(href|src|poster|action)="(/(?!/)[^"#]*)(#[^"]*)?"')
LOCATION = re.compile(r"<loc>https?://[^/<]+([^<]*)</loc>")
NOT_PUBLIC = (STAFF_SITE, "/webhook/", "/healthz", "/readyz")
HOST = "ban-giao.localhost"
AGENT = "frontportal export bot"  # counted as no reader


class SitePages:
    """Writes what the links from the home page and the site map lead to. A page of a list is a page of its own; answers to
    other questions (`?…`) are not, their links lead to the page without the question."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.written = folder, 0
        self.seen = {"/"}
        self.waiting = deque(self.seen)

    def write(self) -> int:
        """Returns how many pages and files there are now."""
        with override_settings(ALLOWED_HOSTS=[HOST], SECURE_SSL_REDIRECT=False):
            client = Client(SERVER_NAME=HOST, HTTP_USER_AGENT=AGENT)
            self.follow(LOCATION.findall(client.get("/sitemap.xml").content.decode()))
            while self.waiting and self.written < MOST:
                self.take(client, self.waiting.popleft())
        return self.written

    def take(self, client: Client, address: str) -> None:
        if address.startswith(settings.STATIC_URL):
            return self.store(address, static_content(address))
        response = client.get(address)
        if response.status_code == 200:
            self.store(address, self.content_of(response, address))
        return None

    def content_of(self, response: HttpResponse, address: str) -> bytes:
        content = b"".join(response) if response.streaming else response.content
        response.close()
        if not response["Content-Type"].startswith("text/html"):
            return content
        html = content.decode()
        self.follow(address for _, address, _ in ADDRESS.findall(html))
        return ADDRESS.sub(lambda found: f'{found[1]}="{relative(found[2], address)}{found[3] or ""}"', html).encode()

    def follow(self, addresses) -> None:
        for address in map(plain, addresses):
            if address not in self.seen and not address.startswith(NOT_PUBLIC):
                self.seen.add(address)
                self.waiting.append(address)

    def store(self, address: str, content: bytes | None) -> None:
        if content is None:
            return
        target = self.folder / file_of(address)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        self.written += 1


def plain(address: str) -> str:
    """The address without its question, unless it asks for a page of a list."""
    path, _, question = address.replace("&amp;", "&").partition("?")
    number = parse_qs(question).get("trang", [""])[0]
    return f"{path}?trang={number}" if number.isascii() and number.isdecimal() and len(number) < 6 else path


def file_of(address: str) -> PurePosixPath:
    """Where it lies: `/tin-tuc/?trang=2` → `tin-tuc/trang-2.html`, `/tep/a.jpg` → `tep/a.jpg`."""
    path, _, question = address.partition("?")
    name = question.replace("trang=", "trang-") or "index"
    parts = [part for part in unquote(path).split("/") if part not in ("", ".", "..")]
    if "." in path.rpartition("/")[2] and not question:
        return PurePosixPath(*parts)
    return PurePosixPath(*parts, f"{name}.html")


def relative(address: str, page: str) -> str:
    """An address as the page's file has to give it; nothing leads into the admin."""
    target = plain(address)
    if target.startswith(NOT_PUBLIC):
        return "#"
    return os.path.relpath(file_of(target), file_of(page).parent)


def static_content(address: str) -> bytes | None:
    name = unquote(urlsplit(address).path).removeprefix(settings.STATIC_URL)
    collected = Path(settings.STATIC_ROOT) / name
    found = collected if collected.is_file() else finders.find(name)
    return Path(found).read_bytes() if found else None
