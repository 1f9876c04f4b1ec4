"""The address that providers call. It answers at once, says nothing but whether the call was taken, sets no cookie."""

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.http.request import RawPostDataException
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .models.feed import Feed
from .receiving.calls import receive

MOST_BYTES = 64 * 1024
TOO_LARGE, UNREADABLE, NOT_NOW = 413, 400, 503


@csrf_exempt
@never_cache
@require_POST
def bank_call(request: HttpRequest, key: str) -> JsonResponse:
    """200 {"success": true}; 400 unreadable, 401 key or signature wrong, 413 too long, 429 too often, 503 try again."""
    try:
        body = request.read(MOST_BYTES + 1)
    except (OSError, RawPostDataException):
        return answer(UNREADABLE)
    if len(body) > MOST_BYTES:
        return answer(TOO_LARGE)
    try:
        feed = Feed.objects.select_related("account").filter(key=key, active=True).first()
        return answer(receive(feed, request.headers, body))
    except DatabaseError:
        # The provider calls again; the text of the error may hold a memo, so it goes nowhere.
        return answer(NOT_NOW)


def answer(status: int) -> JsonResponse:
    return JsonResponse({"success": status == 200}, status=status)
