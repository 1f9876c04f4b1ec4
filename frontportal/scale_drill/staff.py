"""A member of staff who signs in and writes records: old addresses, each a row that the public can ask for."""

from http.cookies import SimpleCookie
from itertools import count
from urllib.parse import urlencode

from frontportal.kit.web.site_address import STAFF_SITE

from .balancer import Answer, LoadBalancer

SIGN_IN, ADD = "/quan-tri/login/", "/quan-tri/redirects/redirect/add/"
USER, PASSWORD = "quantri", "mattran-2023"  # of the demonstration  # noqa: S105
TARGET = "/gioi-thieu/"
FOUND = 302
_numbers = count()


class WriteRefusedError(Exception):
    """Nobody has acknowledged the write."""


class Staff:
    def __init__(self, balancer: LoadBalancer) -> None:
        self.balancer = balancer
        self.cookies: dict[str, str] = {}

    def write_redirect(self) -> str:
        """The address of a new record that the site has acknowledged. Raises WriteRefusedError."""
        if "sessionid" not in self.cookies:
            self.sign_in()
        address = f"/trang-cu-{next(_numbers)}.aspx"
        answer = self.post(ADD, old_address=address, target=TARGET, title="", note="")
        if answer.status != FOUND or answer.headers.get("Location", "").startswith(SIGN_IN):
            raise WriteRefusedError(answer.status)
        return address

    def sign_in(self) -> None:
        self.take_cookies(self.balancer.ask("GET", SIGN_IN))
        answer = self.post(SIGN_IN, username=USER, password=PASSWORD, next=STAFF_SITE)
        if answer.status != FOUND or "sessionid" not in self.cookies:
            raise WriteRefusedError(answer.status)

    def post(self, path: str, **values: str) -> Answer:
        body = urlencode(values | {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")})
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookies}
        answer = self.balancer.ask("POST", path, body, headers)
        self.take_cookies(answer)
        return answer

    def take_cookies(self, answer: Answer) -> None:
        for line in answer.cookies:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
