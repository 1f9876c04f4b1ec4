from django.apps import AppConfig


class CriticismConfig(AppConfig):
    name = "voters.criticism"
    verbose_name = "Phản biện xã hội, các ban ở xã"
