from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    name = "campaigns.participation"
    verbose_name = "Thực hiện cuộc vận động"
