"""The way in: name and password, then the code, or setting it up where the person's role asks for one."""

from typing import Any

from django.contrib import admin
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from frontportal.kit.web.csp import like_public_pages

from ..codes import pending
from ..codes.checking import refusal
from ..codes.required import authenticator_of
from ..forms import CodeForm, PasswordForm
from ..sessions.ending import ENDED

TOO_LATE = "Đã quá 10 phút từ lúc gõ mật khẩu. Hãy đăng nhập lại."
CODES_TAKEN = "Sáu chữ số mà ứng dụng trên điện thoại đang hiện, hoặc một mã dự phòng trên giấy."


@method_decorator([never_cache, like_public_pages], name="dispatch")
class SignIn(LoginView):
    """As the admin's own, with a page of the public's kind: nothing in it needs scripts."""

    template_name = "signin/password.html"
    authentication_form = PasswordForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method == "GET" and admin.site.has_permission(request):
            return redirect("admin:index")
        return super().dispatch(request, *args, **kwargs)

    def get_default_redirect_url(self) -> str:
        return reverse("admin:index")

    def form_valid(self, form: Any) -> HttpResponse:
        is_awaited = pending.begin(self.request, form.get_user(), self.get_success_url())
        return HttpResponseRedirect(reverse("signin:code") if is_awaited else self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        why = self.request.session.get(ENDED, "") if self.request.session.session_key else ""
        onward = {"onward_field": REDIRECT_FIELD_NAME, "onward": self.get_redirect_url()}
        return super().get_context_data(**kwargs) | onward | {"ended": why}


@never_cache
@like_public_pages
def code(request: HttpRequest) -> HttpResponse:
    """The second page. Who has no code yet sets one up first."""
    held = pending.pending(request)
    if held is None:
        return start_again(request)
    authenticator = authenticator_of(held.user)
    if authenticator is None:
        return redirect("signin:enrol")
    form = CodeForm(request.POST or None, help_text=CODES_TAKEN)
    if request.method == "POST" and form.is_valid():
        sentence = refusal(authenticator, form.cleaned_data["code"])
        if not sentence:
            pending.complete(request, held)
            return HttpResponseRedirect(held.onward)
        form.add_error("code", sentence)
    return render(request, "signin/code.html", {"form": form})


def start_again(request: HttpRequest) -> HttpResponse:
    """To the first page, which says why."""
    request.session[ENDED] = TOO_LATE
    return redirect("admin:login")
