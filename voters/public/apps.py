from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "voters.public"
    label = "voters_public"  # the fund's pages are called public already
    verbose_name = "Trang công khai về cử tri và giám sát"
