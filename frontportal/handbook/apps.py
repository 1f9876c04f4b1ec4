from django.apps import AppConfig


class HandbookConfig(AppConfig):
    name = "frontportal.handbook"
    verbose_name = "Hướng dẫn"
