from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    name = "voters.participants"
    verbose_name = "Đại biểu, tài liệu của hội nghị"
