from django.apps import AppConfig


class GiftListsConfig(AppConfig):
    name = "welfare.gift_lists"
    verbose_name = "Danh sách nhận quà"
