from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "welfare.ledger"
    verbose_name = "Sổ quỹ"
