from django.apps import AppConfig


class ReformsConfig(AppConfig):
    name = "frontportal.reforms"
    verbose_name = "Sắp xếp đơn vị hành chính"
