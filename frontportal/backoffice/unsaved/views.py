"""Asked by the page before a form is sent."""

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache


@never_cache
def session_state(request: HttpRequest) -> JsonResponse:
    """Who is signed in, and a token that is good now: `{"user": 5, "token": "…"}`; user null for nobody of the staff."""
    user = request.user.pk if request.user.is_active and request.user.is_staff else None
    return JsonResponse({"user": user, "token": get_token(request)})
