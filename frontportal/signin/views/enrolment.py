"""Setting up one-time codes: on the way in, where a role asks for them, or at any time by oneself."""

from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from frontportal.kit.web.csp import like_public_pages

from ..codes import pending
from ..codes.checking import plain
from ..codes.required import authenticator_of
from ..forms import CodeForm
from ..models.authenticator import Authenticator
from ..models.recovery_code import make_codes
from ..otp.qr import svg
from ..otp.totp import address_for_program, is_right, new_secret, secret_in_letters, totp_of
from .entry import start_again

SECRET = "code_enrolment"
WRONG = "Mã không đúng. Hãy xem giờ của điện thoại có đúng không, rồi gõ mã đang hiện."
TYPE_IT = "Sáu chữ số mà ứng dụng hiện sau khi quét."


@never_cache
@like_public_pages
def enrol(request: HttpRequest) -> HttpResponse:
    """The QR code and the first code by which the program shows that it has the secret; then the codes on paper."""
    held = pending.pending(request)
    user = held.user if held else request.user
    if not user.is_authenticated or not user.is_staff:
        return start_again(request)
    if authenticator_of(user) is not None:
        return redirect("signin:code" if held else "signin:own")
    secret = request.session.setdefault(SECRET, new_secret())
    form = CodeForm(request.POST or None, help_text=TYPE_IT)
    if request.method == "POST" and form.is_valid():
        if codes := take_first_code(request, user, secret, form.cleaned_data["code"]):
            return show_codes(request, codes, held)
        form.add_error("code", WRONG)
    return render(request, "signin/enrolment.html", facts(user, secret, form) | {"is_pending": held is not None})


def facts(user: Any, secret: str, form: CodeForm) -> dict[str, Any]:
    address = address_for_program(secret, user.username)
    return {"form": form, "qr": svg(address), "letters": secret_in_letters(secret), "address": address}


def take_first_code(request: HttpRequest, user: Any, secret: str, code: str) -> list[str]:
    """The codes on paper when the first code is right, else none."""
    totp = totp_of(secret)
    if not is_right(totp, plain(code)):
        return []
    try:
        with transaction.atomic():
            Authenticator.objects.create(
                user=user, name="", encrypted_secret=secret, last_step=totp.t(), drift=totp.drift
            )
            codes = make_codes(user)
    except IntegrityError:  # set up in another window at the same time
        return []
    del request.session[SECRET]
    return codes


def show_codes(request: HttpRequest, codes: list[str], held: pending.Pending | None) -> HttpResponse:
    """Shown this once; who was on the way in is in now."""
    onward = held.onward if held else reverse("signin:own")
    if held:
        pending.complete(request, held)
    return render(request, "signin/recovery_codes.html", {"codes": codes, "onward": onward})
