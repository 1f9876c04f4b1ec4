"""The page on which a year is made ready by one person, and published by another."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property

from frontportal.backoffice.conflicts.authors import last_change
from frontportal.backoffice.conflicts.steps import has_moved, moved_words, opened_state, step_token
from frontportal.kit.web.site_address import site_of

from ..editions.changes import changes
from ..editions.content import year_content
from ..editions.files import words_of
from ..editions.prepublication import check_year
from ..editions.publishing import OWN, is_over, prepare_year, prepared_digest, publish_year
from ..models.edition import Edition
from ..models.preparation import Preparation
from ..models.summary import YearSummary
from .forms import AnnouncementForm

AGAIN = "Chưa làm gì; điều bạn gõ còn nguyên. Hãy xem lại trang này, rồi bấm lần nữa nếu vẫn muốn."


class Announcement:
    """What the page shows to this user, and what its button does: `step` is "prepare" or "publish"."""

    def __init__(self, request: HttpRequest, summary: YearSummary) -> None:
        self.request, self.summary, self.user = request, summary, request.user
        self.newest = Edition.objects.latest_of(summary.year)
        self.prepared: Preparation | None = Preparation.objects.open_of(summary.year)
        self.content = year_content(summary.year)
        words = words_of(self.content, day=timezone.localdate(), site="")
        self.digest = prepared_digest(self.content | words)

    @cached_property
    def is_as_prepared(self) -> bool:
        return self.prepared is not None and self.prepared.sha256 == self.digest

    @cached_property
    def is_own(self) -> bool:
        return self.prepared is not None and self.prepared.prepared_by_id == self.user.pk

    @cached_property
    def step(self) -> str:
        may = self.user.has_perm("yearly.publish_yearsummary") and (not self.is_own or self.user.may_approve_own)
        return "publish" if may and self.is_as_prepared else "prepare"

    @cached_property
    def state(self) -> str:
        """All that must stay as it was read: edition, state, who made it ready, figures and words."""
        prepared = self.prepared.pk if self.prepared else 0
        return f"{self.newest.number if self.newest else 0} {self.summary.state} {prepared} {self.digest}"

    @cached_property
    def form(self) -> AnnouncementForm:
        needs = self.step == "prepare" and (self.newest is not None or not is_over(self.summary.year))
        return AnnouncementForm(self.request.POST or None, needs_reason=needs)

    @cached_property
    def moved(self) -> str:
        """What is no longer as this page said when it was opened; "" when all is."""
        if not has_moved(self.request, self.summary, self.state):
            return ""
        opened = [*(opened_state(self.request, self.summary) or "").split(" "), "", "", ""]
        if self.newest and opened[0] != str(self.newest.number):
            newest = self.newest
            done = moved_words(
                f"Ấn bản {newest.number}", "công bố", newest.published_by, newest.published_at, self.user
            )
            return f"{done} {AGAIN}"
        if opened[1] != self.summary.state:
            change = last_change(self.summary, "state")
            deed = f"chuyển sang “{self.summary.get_state_display()}”"
            return f"{moved_words('Trang này', deed, change.by, change.at, self.user)} {AGAIN}"
        if self.prepared and opened[2] != str(self.prepared.pk):
            by, at = self.prepared.prepared_by, self.prepared.prepared_at
            return f"{moved_words('Số liệu của năm', 'trình', by, at, self.user)} {AGAIN}"
        return f"Số liệu của năm đã khác lúc bạn mở trang này. {AGAIN}"

    @property
    def is_done(self) -> bool:
        """Does what was posted, as far as it may be done; the sentence of a refusal stands in the form."""
        if self.request.method != "POST" or self.moved or not self.form.is_valid():
            return False
        try:
            messages.success(self.request, self.publish() if self.step == "publish" else self.prepare())
        except ValidationError as error:
            self.form.add_error(None, error)
            return False
        return True

    def prepare(self) -> str:
        prepare_year(self.summary, by=self.user, reason=self.form.cleaned_data.get("reason", ""))
        return f"Đã trình số liệu năm {self.summary.year}. Người khác có quyền công bố sẽ xem và công bố."

    def publish(self) -> str:
        edition = publish_year(self.summary, by=self.user, site=site_of(self.request))
        return f"Đã công bố: {edition}. Mã băm SHA-256: {edition.sha256}."

    @property
    def waiting(self) -> str:
        """Who made the year ready, and what is left to be done about it; "" when nobody did."""
        if self.prepared is None:
            return ""
        at = timezone.localtime(self.prepared.prepared_at)
        reason = f" Lý do: {self.prepared.reason}" if self.prepared.reason else ""
        sentence = f"{self.prepared.prepared_by} đã trình lúc {at:%H:%M %d/%m/%Y}.{reason}"
        if not self.is_as_prepared:
            return f"{sentence} Từ đó số liệu hoặc lời văn đã khác, nên cần trình lại."
        return f"{sentence} {OWN}" if self.is_own and self.step == "prepare" else sentence

    def context(self) -> dict[str, Any]:
        return {
            "title": f"Công bố số liệu năm {self.summary.year}",
            "announcement": self,
            "moved": self.moved,
            "opened_token": step_token(self.summary, self.state),
            "summary": self.summary,
            "form": self.form,
            "newest": self.newest,
            "content": self.content,
            "findings": check_year(self.content),
            "changes": changes(self.newest.data, self.content) if self.newest else [],
        }
