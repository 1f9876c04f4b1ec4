"""Before a closed list is shown its reader says why, once a session; what was shown is written down."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse

from .purpose import SESSION_KEY, PurposeForm, purpose_of
from .readings import ClosedPage, closed_page, write_down

ASKED = "_asked_purpose"  # by which method the page that asks was come to
OWN_FIELDS = (ASKED, "closed-purpose", "closed-other_purpose", "csrfmiddlewaretoken")
NOT_OFFERED = "Để chọn trong danh sách này, trước hết hãy mở danh sách và ghi mục đích."


class ClosedLists:
    """After the middleware that knows the user."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        page = getattr(request, "closed_page", None)
        if page is not None and purpose_of(request):
            write_down(request, page, response)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        page = closed_page(request)
        if page is None:
            return None
        can_wait = not request.FILES  # files that were chosen can't be sent once more
        if can_wait and not purpose_of(request) and (answer := asked(request, page)) is not None:
            return answer
        request.closed_page = page
        return None


def asked(request: HttpRequest, page: ClosedPage) -> HttpResponse | None:
    """The page that asks, or where the purpose came along: onward to what was asked for, None if that is this request."""
    if page.is_choice:
        return JsonResponse(
            {"results": [{"id": "", "text": NOT_OFFERED, "disabled": True}], "pagination": {"more": False}}
        )
    was = request.POST.get(ASKED, "")
    form = PurposeForm(request.POST if was else None, prefix="closed")
    if not was or not form.is_valid():
        return ask(request, page, form, was or str(request.method))
    request.session[SESSION_KEY] = form.words()
    return None if was == "POST" else HttpResponseRedirect(request.get_full_path())


def ask(request: HttpRequest, page: ClosedPage, form: PurposeForm, was: str) -> HttpResponse:
    sent = [(name, value) for name, values in request.POST.lists() if name not in OWN_FIELDS for value in values]
    context = {"title": "Mục đích xem danh sách kín", "list_name": page.name, "form": form, "sent": sent}
    context |= {"asked_field": ASKED, "asked": was, "opts": page.model_admin.opts}
    template = "closed_lists/purpose.html"
    return TemplateResponse(request, template, admin.site.each_context(request) | context)
