from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "frontportal.reports"
    verbose_name = "Báo cáo năm"
