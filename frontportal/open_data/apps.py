from django.apps import AppConfig


class OpenDataConfig(AppConfig):
    name = "frontportal.open_data"
    verbose_name = "Dữ liệu mở"
