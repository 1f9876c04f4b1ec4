from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    name = "welfare.disclosure"
    verbose_name = "Công khai"
