from django.apps import AppConfig


class RedirectsConfig(AppConfig):
    name = "frontportal.redirects"
    verbose_name = "Địa chỉ cũ"
