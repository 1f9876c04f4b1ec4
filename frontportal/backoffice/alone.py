"""What is checked among other records is saved by one person after the other."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from frontportal.kit.records.alone import checked_among, write_alone

from .mixin import AdminMixin


class AloneMixin(AdminMixin):
    """Before EditConflictsMixin, which holds the record: everybody waits in the same order."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        names = checked_among([self.model, *(inline.model for inline in self.get_inlines(request, None))])
        if request.method != "POST" or not names:
            return super().changeform_view(request, *args, **kwargs)
        with transaction.atomic():
            write_alone(names)
            return super().changeform_view(request, *args, **kwargs)
