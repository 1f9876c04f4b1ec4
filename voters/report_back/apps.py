from django.apps import AppConfig


class ReportBackConfig(AppConfig):
    name = "voters.report_back"
    verbose_name = "Báo lại kiến nghị"
