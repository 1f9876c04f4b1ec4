from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "welfare.funds"
    verbose_name = "Quỹ và tài khoản"
