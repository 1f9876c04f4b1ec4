"""What the mixins of the admin stand on: for whoever checks types a ModelAdmin, at run time nothing of their own."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    class AdminMixin(ModelAdmin):
        pass
else:
    AdminMixin = object
