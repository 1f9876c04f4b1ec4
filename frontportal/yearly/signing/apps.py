from django.apps import AppConfig


class SigningConfig(AppConfig):
    name = "frontportal.yearly.signing"
    verbose_name = "Chữ ký số của ấn bản"
