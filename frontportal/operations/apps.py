from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "frontportal.operations"
    verbose_name = "Vận hành"
