"""Publishing a year takes two people: one makes it ready, another lets it out and so freezes it as an edition."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from frontportal.kit.records.db_errors import check_deferred, translate_db_errors
from frontportal.kit.records.publishing import publish

from ..models.edition import Edition, canonical, digest
from ..models.preparation import Preparation
from ..models.summary import YearSummary
from ..record_values import record_values
from ..small_counts.content import without_small_counts
from ..summary import figures_of_year
from .changes import changes
from .content import content_of, disagreements
from .files import manifest_of, store, unwritable, whole_files, words_of

OWN = "Số liệu năm này do chính bạn trình, nên cần người khác công bố."
PASSING = {"edition", "letterhead", "addresses"}  # what the day of publishing brings
TOLD_BY_CHANGES = {"format", "year", "figures"}
MOVED = "Số liệu hoặc lời văn của năm đã khác lúc {person} trình. Hãy trình lại."


def is_over(year: int) -> bool:
    return year < timezone.localdate().year


@transaction.atomic
def prepare_year(summary: YearSummary, *, by: Any, reason: str = "", at: datetime | None = None) -> Preparation:
    """Keep that `by` looked at the year as its records are now and wants it published; one such wish a year stands.

    Raises PermissionDenied without the right, ValidationError with a sentence for a year that is still to come or
    empty, for one still being written or a second edition without reason, and when nothing differs from the edition
    before.
    """
    if not by.has_perm("yearly.prepare_yearsummary"):
        raise PermissionDenied
    summary = YearSummary.objects.select_for_update(of=("self",)).get(pk=summary.pk)
    content = frozen(summary.year)
    before = Edition.objects.latest_of(summary.year)
    if before:
        must_differ(summary, before, content)
    if not reason.strip() and (before or not is_over(summary.year)):
        raise ValidationError(
            "Hãy ghi lý do công bố lại."
            if before
            else f"Năm {summary.year} chưa kết thúc. Hãy ghi lý do công bố, ví dụ: số liệu sáu tháng đầu năm."
        )
    given = {"sha256": prepared_digest(content), "reason": reason.strip(), "prepared_by": by}
    return Preparation.objects.update_or_create(
        year=summary.year, edition=None, defaults=given | {"prepared_at": at or timezone.now()}
    )[0]


@transaction.atomic
def publish_year(summary: YearSummary, *, by: Any, at: datetime | None = None, site: str = "") -> Edition:
    """Freeze the year as it was made ready, open its page, and return the new edition; `site` leads from paper back here.

    Raises PermissionDenied without the right, ValidationError with a sentence when nobody made the year ready, the
    same person did, or the records say something else by now.
    """
    if not by.has_perm("yearly.publish_yearsummary"):
        raise PermissionDenied
    summary = YearSummary.objects.select_for_update(of=("self",)).get(pk=summary.pk)
    prepared = prepared_by_another(summary.year, by)
    content = frozen(summary.year, site=site)
    if prepared_digest(content) != prepared.sha256:
        raise ValidationError(MOVED.format(person=prepared.prepared_by))
    before = Edition.objects.latest_of(summary.year)
    at = at or timezone.now()
    if summary.state != YearSummary.State.PUBLISHED:
        publish(summary, by=by, at=at)
    content |= words_of(content, day=timezone.localdate(at), site=site)
    content["edition"] = about(summary.year, prepared, before, by, at)
    with translate_db_errors():
        edition = stored(content, prepared, before, by=by, at=at)
        check_deferred()
    return edition


def prepared_by_another(year: int, by: Any) -> Preparation:
    prepared = Preparation.objects.open_of(year)
    if prepared is None:
        raise ValidationError(f"Chưa ai trình số liệu năm {year}, nên chưa công bố được.")
    if prepared.prepared_by_id == by.pk and not by.may_approve_own:
        raise ValidationError(OWN)
    return prepared


def about(year: int, prepared: Preparation, before: Edition | None, by: Any, at: datetime) -> dict:
    """What the content says of its own publishing."""
    return {
        "number": before.number + 1 if before else 1,
        "published_at": timezone.localtime(at).isoformat(timespec="seconds"),
        "publisher": name_of(by),
        "prepared_by": name_of(prepared.prepared_by),
        "reason": prepared.reason,
        "is_year_over": year < timezone.localdate(at).year,
        "previous": before.sha256 if before else None,
    }


def stored(content: dict, prepared: Preparation, before: Edition | None, *, by: Any, at: datetime) -> Edition:
    """The edition with its files; `content` is whole."""
    text = canonical(content)
    sha256 = digest(text)
    files = whole_files(content, sha256)
    manifest = canonical(manifest_of(content, sha256, files, before))
    edition = Edition.objects.create(
        year=content["year"], number=content["edition"]["number"], published_at=at, published_by=by, publisher=name_of(by),
        prepared_by=prepared.prepared_by, is_self_approved=prepared.prepared_by_id == by.pk, reason=prepared.reason,
        content=text, sha256=sha256, manifest=manifest, manifest_sha256=digest(manifest),
    )  # fmt: skip
    store(edition, files)
    prepared.edition = edition
    prepared.save(update_fields=["edition"])
    return edition


def frozen(year: int, *, site: str = "") -> dict:
    """The year's content with the words of its report, refused where it can't stand."""
    if year > timezone.localdate().year:
        raise ValidationError(f"Năm {year} chưa đến nên chưa công bố được.")
    year_figures = figures_of_year(year)
    if not any(each.answer.records or each.declared for each in year_figures):
        raise ValidationError(f"Năm {year} không có hồ sơ nào, cũng không có số liệu khai báo.")
    found = record_values([each.figure for each in year_figures], year)
    if wrong := disagreements(year_figures, found):
        labels = ", ".join(figure.label for figure in wrong)
        raise ValidationError(f"Hồ sơ đang được sửa, số cộng chưa khớp: {labels}. Hãy công bố lại sau ít phút.")
    content = without_small_counts(content_of(year, year_figures, found))
    content |= words_of(content, day=timezone.localdate(), site=site)
    if sentences := unwritable(content):
        raise ValidationError(sentences)
    return content


def prepared_digest(content: dict) -> str:
    """The hash of what both persons look at: figures and words."""
    return digest(canonical(lasting(content)))


def lasting(content: dict) -> dict:
    return {key: value for key, value in content.items() if key not in PASSING}


def must_differ(summary: YearSummary, before: Edition, content: dict) -> None:
    """Figures, or the words of the report where the edition before has any."""
    old, new = lasting(before.data), lasting(content)
    words = old.keys() - TOLD_BY_CHANGES
    same = not changes(old, new) and all(canonical(old[key]) == canonical(new.get(key)) for key in words)
    if same and summary.state == YearSummary.State.PUBLISHED:
        raise ValidationError(f"Số liệu không khác ấn bản {before.number}, không cần công bố lại.")


def name_of(user: Any) -> str:
    return " – ".join(part for part in (user.full_name, user.title) if part)
