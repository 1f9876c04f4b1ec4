from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "campaigns.public"
    label = "campaigns_public"  # the fund's pages are called public already
    verbose_name = "Trang công khai về phong trào và khu dân cư"
