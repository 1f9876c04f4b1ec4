from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "frontportal.news"
    verbose_name = "Tin bài"
