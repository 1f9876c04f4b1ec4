from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "welfare.public"
    verbose_name = "Trang công khai của Quỹ"
