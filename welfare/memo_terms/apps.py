from django.apps import AppConfig


class MemoTermsConfig(AppConfig):
    name = "welfare.memo_terms"
    verbose_name = "Thời hạn nội dung chuyển khoản"
