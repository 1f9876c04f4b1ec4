from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "frontportal.staff"
    verbose_name = "Người dùng"
