from django.apps import AppConfig


class GoodsSalesConfig(AppConfig):
    name = "welfare.goods_sales"
    verbose_name = "Bán vàng, ngoại tệ, hiện vật"
