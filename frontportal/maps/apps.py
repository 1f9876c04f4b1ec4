from django.apps import AppConfig


class MapsConfig(AppConfig):
    name = "frontportal.maps"
    verbose_name = "Bản đồ xã, thị trấn"
