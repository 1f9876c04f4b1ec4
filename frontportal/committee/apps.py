from django.apps import AppConfig


class CommitteeConfig(AppConfig):
    name = "frontportal.committee"
    verbose_name = "Ủy ban và trang tĩnh"
