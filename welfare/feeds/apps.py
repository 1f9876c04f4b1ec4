from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "welfare.feeds"
    verbose_name = "Báo có tức thời"
