"""A new password by mail, for who has forgotten the old one. Nothing here tells whether an account exists."""

from typing import Any

from django.conf import settings
from django.contrib.auth import views
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator

from frontportal.kit.web.csp import like_public_pages

from ..forms import NewPasswordForm, ResetForm


@method_decorator(like_public_pages, name="dispatch")
class Reset(views.PasswordResetView):
    template_name = "signin/reset.html"
    form_class = ResetForm
    success_url = reverse_lazy("signin:reset-sent")
    subject_template_name = "signin/reset_subject.txt"
    email_template_name = "signin/reset_mail.txt"

    def form_valid(self, form: Any) -> Any:
        """The portal's own address, where it knows it: what a request calls it may be another's."""
        self.extra_email_context = {"site": settings.SITE_URL or self.request.build_absolute_uri("/").rstrip("/")}
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"sends_mail": sends_mail()}


@method_decorator(like_public_pages, name="dispatch")
class ResetSent(views.PasswordResetDoneView):
    template_name = "signin/reset_sent.html"


@method_decorator(like_public_pages, name="dispatch")
class ResetConfirm(views.PasswordResetConfirmView):
    """The code stays asked for: a mail box alone opens nothing."""

    template_name = "signin/reset_confirm.html"
    form_class = NewPasswordForm
    success_url = reverse_lazy("signin:reset-done")


@method_decorator(like_public_pages, name="dispatch")
class ResetDone(views.PasswordResetCompleteView):
    template_name = "signin/reset_done.html"


def sends_mail() -> bool:
    return "dummy" not in settings.EMAIL_BACKEND
