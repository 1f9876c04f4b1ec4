from django.apps import AppConfig


class SigninConfig(AppConfig):
    name = "frontportal.signin"
    verbose_name = "Đăng nhập"

    def ready(self) -> None:
        from . import events  # noqa: F401  (connects what follows a sign-in)
