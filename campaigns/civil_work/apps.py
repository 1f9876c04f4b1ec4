from django.apps import AppConfig


class CivilWorkConfig(AppConfig):
    name = "campaigns.civil_work"
    verbose_name = "Mô hình “Dân vận khéo”"
