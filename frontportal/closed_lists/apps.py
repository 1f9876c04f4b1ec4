from django.apps import AppConfig


class ClosedListsConfig(AppConfig):
    name = "frontportal.closed_lists"
    verbose_name = "Danh sách kín"
