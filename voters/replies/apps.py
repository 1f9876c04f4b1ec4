from django.apps import AppConfig


class RepliesConfig(AppConfig):
    name = "voters.replies"
    verbose_name = "Trả lời kiến nghị"
