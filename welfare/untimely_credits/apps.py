from django.apps import AppConfig


class UntimelyCreditsConfig(AppConfig):
    name = "welfare.untimely_credits"
    verbose_name = "Khoản ngoài thời gian tiếp nhận"
