"""Who works with the portal. Roles are Django groups; which unit a person serves is places.Posting."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from simple_history.models import HistoricalRecords


class User(AbstractUser):
    """A person with an account. One full name, as Vietnamese names are not first and last."""

    first_name = None
    last_name = None
    full_name = models.CharField("họ và tên", max_length=100)
    title = models.CharField("chức danh", max_length=100, blank=True)

    history = HistoricalRecords(excluded_fields=["password", "last_login"])

    REQUIRED_FIELDS = ["full_name", "email"]

    class Meta:
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"
        ordering = ["username"]

    def __str__(self):
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.split(" ")[-1]
