from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "frontportal.kit"
    verbose_name = "Dùng chung"
