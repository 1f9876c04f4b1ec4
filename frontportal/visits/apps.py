from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "frontportal.visits"
    verbose_name = "Truy cập"
