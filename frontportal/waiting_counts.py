"""What waits for a person, counted once for the first screen and for the numbers beside the sidebar's lines."""

from http import HTTPStatus
from urllib.parse import urlsplit

from django.core.cache import cache

from frontportal.kit import discovery
from frontportal.kit.todos import Todo
from frontportal.kit.web.site_address import STAFF_SITE

KEPT = 5 * 60  # seconds; what a person does oneself is seen at once
TONES = ("late", "due", "calm")
VARIANTS = {"late": "danger", "due": "warning", "calm": "info"}


def key_of(user) -> str:
    return f"todos-{user.pk}"


def todos_now(request) -> list[Todo]:
    """Asked of every room, the latest first to be late; once for a page, though sidebar and first screen both want them."""
    if hasattr(request, "counted_todos"):
        return request.counted_todos
    user = request.user
    found = [todo for room in discovery.modules("todo") for todo in room.todos(user) if todo.count or todo.older]
    found.sort(key=lambda todo: (TONES.index(todo.tone), -todo.count))
    cache.set(key_of(user), found, KEPT)
    request.counted_todos = found
    return found


def todos_of(request) -> list[Todo]:
    """As they were at most KEPT seconds ago."""
    known = cache.get(key_of(request.user))
    return todos_now(request) if known is None else known


def with_badges(lines: list[dict], todos: list[Todo]) -> list[dict]:
    """Lines of the sidebar, each with how much waits on its list and how urgent the most urgent of it is."""
    return [
        line | badge([todo for todo in todos if todo.count and urlsplit(todo.url).path.startswith(line["link"])])
        for line in lines
    ]


def badge(todos: list[Todo]) -> dict:
    if not todos:
        return {}
    tone = min((todo.tone for todo in todos), key=TONES.index)
    return {"badge": max(todo.count for todo in todos if todo.tone == tone), "badge_variant": VARIANTS[tone]}


class ForgetCounts:
    """A middleware: whoever has just done something in the admin has the numbers counted anew."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_done = request.method == "POST" and response.status_code < HTTPStatus.BAD_REQUEST
        if is_done and request.path.startswith(STAFF_SITE):
            cache.delete(key_of(request.user))
        return response
