from django.apps import AppConfig


class TransfersConfig(AppConfig):
    name = "welfare.transfers"
    verbose_name = "Chuyển tiền giữa các cấp quỹ"
