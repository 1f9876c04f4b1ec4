from django.apps import AppConfig


class HousesConfig(AppConfig):
    name = "welfare.houses"
    verbose_name = "Các bước làm nhà"
