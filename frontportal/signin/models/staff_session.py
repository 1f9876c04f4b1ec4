"""Sessions that know whose they are, so that a person can see and end his own."""

from importlib import import_module

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class StaffSession(AbstractBaseSession):
    """`user` is nobody's for a session without a sign-in."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions", verbose_name="người dùng"
    )

    class Meta(AbstractBaseSession.Meta):
        verbose_name = "phiên làm việc"
        verbose_name_plural = "phiên làm việc"

    def __str__(self) -> str:
        return f"Phiên làm việc của {self.user}" if self.user_id else "Phiên không đăng nhập"

    @classmethod
    def get_session_store_class(cls):
        return import_module(settings.SESSION_ENGINE).SessionStore
