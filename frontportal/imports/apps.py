from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "frontportal.imports"
    verbose_name = "Nhập tệp"
