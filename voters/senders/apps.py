from django.apps import AppConfig


class SendersConfig(AppConfig):
    name = "voters.senders"
    verbose_name = "Góp ý: ảnh, đánh giá"
