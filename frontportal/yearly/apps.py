from django.apps import AppConfig

from frontportal.kit import discovery


class YearlyConfig(AppConfig):
    name = "frontportal.yearly"
    verbose_name = "Tổng hợp năm"

    def ready(self):
        discovery.modules("figures")
