"""Who works with the portal. Roles are Django groups; which unit a person serves is places.Posting."""

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from simple_history.models import HistoricalRecords


class Mail(models.TextChoices):
    """The kinds of mail that the portal sends to staff."""

    WAITING = "waiting", "Có nội dung, đề nghị sửa chờ tôi duyệt"
    APPROVED = "approved", "Nội dung, đề nghị của tôi được duyệt"
    SENT_BACK = "sent-back", "Nội dung, đề nghị của tôi bị trả lại"
    NOTE = "note", "Có lời nhắn về nội dung tôi viết hoặc duyệt"
    DUE = "due", "Nhắc việc đến hạn và quá hạn của tôi, mỗi ngày một thư"


class User(AbstractUser):
    """A person with an account. One full name, as Vietnamese names are not first and last."""

    first_name = None
    last_name = None
    full_name = models.CharField("họ và tên", max_length=100)
    title = models.CharField("chức danh", max_length=100, blank=True)

    unwanted_mails = ArrayField(
        models.CharField(max_length=10, choices=Mail),
        verbose_name="thư không nhận",
        default=list,
        blank=True,
        editable=False,
    )

    history = HistoricalRecords(excluded_fields=["password", "last_login"], m2m_fields=["groups"])

    REQUIRED_FIELDS = ["full_name", "email"]

    class Meta:
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"
        ordering = ["username"]
        permissions = [("approve_own", "Tự duyệt nội dung do mình viết")]

    def __str__(self):
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.split(" ")[-1]

    @property
    def may_approve_own(self) -> bool:
        """Whether this person may let out what they wrote themselves; it is recorded with what they approve."""
        return self.has_perm("staff.approve_own")

    def wants(self, mail: str) -> bool:
        """Whether this person wants mails of a kind; each is wanted until it is switched off."""
        return mail not in self.unwanted_mails
