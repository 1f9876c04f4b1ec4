from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "frontportal.places"
    verbose_name = "Địa bàn"
