from django.apps import AppConfig


class PledgesConfig(AppConfig):
    name = "welfare.pledges"
    verbose_name = "Lời hứa ủng hộ"
