from django.apps import AppConfig


class BenchConfig(AppConfig):
    name = "welfare.bench"
    verbose_name = "Đo tốc độ"
