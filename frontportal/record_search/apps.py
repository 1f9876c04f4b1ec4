from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class RecordSearchConfig(AppConfig):
    name = "frontportal.record_search"
    verbose_name = "Tìm hồ sơ"

    def ready(self):
        from .upkeep import drop_before_migrate, set_up_after_migrate

        # The triggers read tables of every room: none may stand in the way of a migration, all come back after it.
        pre_migrate.connect(drop_before_migrate, sender=self, dispatch_uid="frontportal.record_search.drop")
        post_migrate.connect(set_up_after_migrate, sender=self, dispatch_uid="frontportal.record_search.set_up")
