from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "voters.messages"
    label = "voters_messages"  # Django's own are called messages
    verbose_name = "Góp ý: ảnh, đánh giá"
