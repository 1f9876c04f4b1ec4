from django.apps import AppConfig


class AppealsConfig(AppConfig):
    name = "welfare.appeals"
    verbose_name = "Đợt vận động"
