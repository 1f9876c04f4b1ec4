from django.apps import AppConfig


class ApprovalConfig(AppConfig):
    name = "frontportal.approval"
    verbose_name = "Duyệt nội dung"
