"""Where the addresses of an earlier website lead now. Asked only where the portal has no page of its own."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import Resolver404, resolve
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.querysets import RecordQuerySet
from frontportal.kit.web.site_address import STAFF_SITE

from .addresses import MOST_LETTERS, UNSAFE, possible_keys
from .fields import OldAddressField, PathField

# One slash and then neither a second one nor anything that browsers read as one: only ever a page of this site.
OWN_PATH = r"^/($|[^/\\\s[:cntrl:]][^\\\s[:cntrl:]]*$)"
NOT_PUBLIC = (STAFF_SITE, "/webhook/", "/static/", "/mau/")
INTO_CHAIN = "Nơi chuyển tới cũng là một địa chỉ cũ. Hãy ghi thẳng trang cuối cùng."
CHAIN = "Địa chỉ này đang là nơi một địa chỉ cũ khác chuyển tới. Hãy sửa địa chỉ kia trước."


class RedirectQuerySet(RecordQuerySet):
    def matching(self, words: str) -> "RedirectQuerySet":
        """Every word is in one of the addresses or in the note."""
        for word in words.split():
            self = self.filter(
                Q(old_address__icontains=word)
                | Q(target__icontains=word)
                | Q(title__unaccented__icontains=word)
                | Q(note__unaccented__icontains=word)
            )
        return self

    def for_address(self, path: str, query: str) -> "Redirect | None":
        """The record that fits the address best: the one with most of its parameters. One query."""
        keys = possible_keys(path, query)
        found = {redirect.old_address: redirect for redirect in self.filter(old_address__in=keys)} if keys else {}
        return next((found[key] for key in keys if key in found), None)


class Redirect(Stamped):
    """One address of an earlier website and the page of this portal that took its place."""

    old_address = OldAddressField(
        "địa chỉ cũ",
        max_length=MOST_LETTERS,
        unique=True,
        error_messages={"unique": "Địa chỉ cũ này đã có trong bảng."},
        help_text="Như trên trang cũ, có hay không có tên miền: /Pages/gioi-thieu.aspx. Chữ hoa, chữ thường như nhau.",
    )
    title = models.CharField("tên trang cũ", max_length=200, blank=True)
    target = models.CharField(
        "chuyển tới", max_length=MOST_LETTERS, help_text="Một trang của cổng này, ví dụ: /gioi-thieu/lien-he/."
    )
    note = models.CharField("ghi chú", max_length=300, blank=True)
    old_path = PathField(source=("old_address",), db_index=True)
    target_path = PathField(source=("target",), db_index=True)

    history = HistoricalRecords(excluded_fields=["old_path", "target_path"])
    objects = RedirectQuerySet.as_manager()

    class Meta:
        verbose_name = "địa chỉ cũ"
        verbose_name_plural = "địa chỉ cũ"
        ordering = ["old_address"]
        constraints = [
            given("redirects_redirect", "old_address", "Địa chỉ cũ"),
            models.CheckConstraint(
                condition=Q(target__regex=OWN_PATH),
                name="redirects_redirect_own_site",
                violation_error_message="Chỉ chuyển tới một trang của cổng này: địa chỉ bắt đầu bằng một dấu /.",
            ),
            models.CheckConstraint(
                condition=~Q(old_path=F("target_path")),
                name="redirects_redirect_elsewhere",
                violation_error_message="Địa chỉ cũ và nơi chuyển tới là một.",
            ),
        ]

    def __str__(self):
        return f"{self.old_address} → {self.target}"

    def clean_fields(self, exclude=None):
        """An address of this site written in full becomes a path before it is looked at."""
        own = urlsplit(settings.SITE_URL).netloc
        parts = urlsplit(self.target.strip()) if self.target.startswith(("http://", "https://")) else None
        if parts and own and parts.netloc == own:
            self.target = parts._replace(scheme="", netloc="").geturl() or "/"
        super().clean_fields(exclude=exclude)

    def clean(self):
        self.check_target()
        others = Redirect.objects.exclude(pk=self.pk)
        paths = {name: self._meta.get_field(name).pre_save(self, False) for name in ("old_path", "target_path")}
        if others.filter(old_path=paths["target_path"]).exists():
            raise ValidationError({"target": INTO_CHAIN})
        if others.filter(target_path=paths["old_path"]).exists():
            raise ValidationError({"old_address": CHAIN})

    def check_target(self) -> None:
        """Raises ValidationError for what is no public page of this site."""
        path = urlsplit("//h" + self.target).path
        if UNSAFE.search(self.target) or not self.target.startswith("/") or self.target.startswith("//"):
            raise ValidationError({"target": self._meta.constraints[1].violation_error_message})
        try:
            resolve(path)
        except Resolver404:
            raise ValidationError({"target": f"Cổng không có trang nào ở địa chỉ {path}."}) from None
        if path.startswith(NOT_PUBLIC):
            raise ValidationError({"target": f"{path} không phải là trang công khai."})
