"""An answer as it is given out again and again."""

from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpResponse
from django.utils.text import compress_string

from .placeholders import PageBody

OVERHEAD = 2_000  # bytes of what holds a page beside its text
TEXT = ("text/", "application/json", "application/rss+xml", "application/atom+xml", "application/xml")
WORTH_GZIP = 200  # bytes
PADDING = 100  # bytes at most, at random: the length must not tell what is in a page beside what was sent


@dataclass
class CachedPage:
    """An answer that is true until the moment at which it changes though nobody writes."""

    body: PageBody
    headers: dict[str, str]
    expires_at: datetime
    page_key: str | None
    values: list[str] | None = None
    bodies: dict[bool, bytes] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """With both of its bodies, which are made when asked for."""
        return 2 * self.body.size + self.body.size // 4 + OVERHEAD

    @property
    def is_worth_gzip(self) -> bool:
        return self.headers.get("Content-Type", "").startswith(TEXT) and self.body.size >= WORTH_GZIP

    def response(self, accepts_gzip: bool) -> HttpResponse:
        response = HttpResponse(headers=self.headers)
        response.page_key = self.page_key
        self.fill(response, accepts_gzip)
        return response

    def fill(self, response: HttpResponse, accepts_gzip: bool) -> None:
        """Give a response the body, put together anew only where a part that changes by itself has changed."""
        values = self.body.values()
        if values != self.values:
            self.values, self.bodies = values, {}
        bodies, is_gzipped = self.bodies, accepts_gzip and self.is_worth_gzip
        body = bodies.get(is_gzipped)
        if body is None:
            body = self.body.filled(values)
            body = bodies[is_gzipped] = compress_string(body, max_random_bytes=PADDING) if is_gzipped else body
        response.content = body
        response.headers["Content-Length"] = str(len(body))
        if is_gzipped:
            response.headers["Content-Encoding"] = "gzip"
