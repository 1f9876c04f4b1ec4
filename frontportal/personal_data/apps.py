from django.apps import AppConfig


class PersonalDataConfig(AppConfig):
    name = "frontportal.personal_data"
    verbose_name = "Dữ liệu cá nhân"
