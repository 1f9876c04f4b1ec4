from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "voters.statistics"
    verbose_name = "Số liệu trả lời kiến nghị"
