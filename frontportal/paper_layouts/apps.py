from django.apps import AppConfig


class PaperLayoutsConfig(AppConfig):
    name = "frontportal.paper_layouts"
    verbose_name = "Mẫu trang in"
