from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PageCacheConfig(AppConfig):
    name = "frontportal.page_cache"
    verbose_name = "Trang đã dựng sẵn"

    def ready(self):
        from .triggers import set_up_after_migrate

        post_migrate.connect(set_up_after_migrate, sender=self, dispatch_uid="frontportal.page_cache.set_up")
