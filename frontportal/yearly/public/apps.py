from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "frontportal.yearly.public"
    label = "yearly_public"  # the fund's pages are called public already
    verbose_name = "Trang công khai của năm"
