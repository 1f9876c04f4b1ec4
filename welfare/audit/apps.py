from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "welfare.audit"
    verbose_name = "Kiểm tra sổ"
