from django.apps import AppConfig


class WorkLogConfig(AppConfig):
    name = "frontportal.work_log"
    verbose_name = "Sổ công việc"
