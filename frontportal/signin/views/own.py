"""What every member of staff sees and ends of his own sign-ins."""

from django.contrib import admin, messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from ..codes.required import authenticator_of, is_required_of
from ..codes.step_up import ask_again
from ..models.recovery_code import make_codes
from ..sessions.own import end_everywhere, own_sessions
from .enrolment import show_codes


def own(request: HttpRequest) -> HttpResponse:
    """One's code and one's sessions."""
    context = {
        "title": "Đăng nhập của tôi",
        "authenticator": authenticator_of(request.user),
        "is_required": is_required_of(request.user),
        "codes_left": request.user.recovery_codes.filter(used_at=None).count(),
        "sessions": own_sessions(request),
    }
    return TemplateResponse(request, "signin/own.html", admin.site.each_context(request) | context)


@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    end_everywhere(request.user)
    logout(request)
    return redirect("admin:login")


@require_POST
def new_recovery_codes(request: HttpRequest) -> HttpResponse:
    """Ten new ones for those that were used or lost."""
    if authenticator_of(request.user) is None:
        return redirect("signin:own")
    asked = ask_again(request, "mã dự phòng cũ sẽ không dùng được nữa.")
    return asked or show_codes(request, make_codes(request.user), None)


@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    """One's own codes, to set them up on another phone, or where no role asks for them."""
    authenticator = authenticator_of(request.user)
    if authenticator is None:
        return redirect("signin:own")
    if asked := ask_again(request, "mã một lần của bạn sẽ bị gỡ."):
        return asked
    authenticator.delete()
    request.user.recovery_codes.all().delete()
    messages.success(request, "Đã gỡ mã một lần.")
    return redirect("signin:enrol" if is_required_of(request.user) else "signin:own")
