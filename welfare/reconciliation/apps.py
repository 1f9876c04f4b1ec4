from django.apps import AppConfig


class ReconciliationConfig(AppConfig):
    name = "welfare.reconciliation"
    verbose_name = "Đối chiếu sao kê"
