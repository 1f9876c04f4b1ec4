from django.apps import AppConfig


class GoodsConfig(AppConfig):
    name = "welfare.goods"
    verbose_name = "Kho hiện vật"
