from django.apps import AppConfig


class FollowUpsConfig(AppConfig):
    name = "welfare.follow_ups"
    verbose_name = "Theo dõi sinh kế"
