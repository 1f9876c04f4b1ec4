from django.apps import AppConfig


class HelpRequestsConfig(AppConfig):
    name = "welfare.help_requests"
    verbose_name = "Đề nghị giúp đỡ"
