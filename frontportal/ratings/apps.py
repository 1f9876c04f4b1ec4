from django.apps import AppConfig


class RatingsConfig(AppConfig):
    name = "frontportal.ratings"
    verbose_name = "Đánh giá bài viết"
