from django.apps import AppConfig


class AssistanceConfig(AppConfig):
    name = "welfare.assistance"
    verbose_name = "Quà, nhà, sinh kế"
