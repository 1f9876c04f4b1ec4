from django.apps import AppConfig


class BenchConfig(AppConfig):
    name = "voters.bench"
    label = "voters_bench"
    verbose_name = "Đo tốc độ của kiến nghị"
