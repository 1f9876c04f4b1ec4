from django.apps import AppConfig


class RecognitionConfig(AppConfig):
    name = "campaigns.recognition"
    verbose_name = "Xét công nhận khu dân cư"
