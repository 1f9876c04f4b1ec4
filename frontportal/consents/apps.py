from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    name = "frontportal.consents"
    verbose_name = "Đồng ý của người có dữ liệu"
