from django.apps import AppConfig


class StatementsConfig(AppConfig):
    name = "welfare.statements"
    verbose_name = "Sao kê"
