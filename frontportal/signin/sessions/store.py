"""Where sessions lie: Django's store of the database, with the person beside each."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> Any:
        from ..models.staff_session import StaffSession

        return StaffSession

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        held = super().create_model_instance(data)
        held.user_id = data.get(SESSION_KEY)
        return held
