"""Planning a year, and publishing it: the page opens to the public and what it says is frozen as an edition."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from frontportal.kit.records.publishing import publish

from .editions.changes import changes
from .editions.content import content_of, disagreements
from .models.edition import Edition, canonical, digest
from .models.summary import YearSummary
from .models.values import Target
from .record_values import record_values
from .summary import year_lines


@transaction.atomic
def plan_year(year: int, values: dict[str, int], *, source: str, by) -> int:
    """Set the plan values of figures (slug → value); others stay. Returns how many were set."""
    targets = {target.figure: target for target in Target.objects.select_for_update(of=("self",)).filter(year=year)}
    for slug, value in values.items():
        target = targets.get(slug) or Target(year=year, figure=slug, created_by=by)
        target.value, target.source, target.updated_by = value, source, by
        target.full_clean()
        target.save()
    return len(values)


@transaction.atomic
def publish_year(summary: YearSummary, *, by, reason: str = "", at: datetime | None = None) -> Edition:
    """Freeze the year as its records are now, open its page, and return the new edition.

    Raises PermissionDenied without the right, ValidationError with a sentence for a year that is still to come or
    empty, for a second edition without reason, and when nothing differs from the edition before.
    """
    if not by.has_perm("yearly.publish_yearsummary"):
        raise PermissionDenied
    summary = YearSummary.objects.select_for_update(of=("self",)).get(pk=summary.pk)
    content = frozen(summary.year)
    before = Edition.objects.latest_of(summary.year)
    if before:
        must_differ(summary, before, content, reason)
    at = at or timezone.now()
    if summary.state != YearSummary.State.PUBLISHED:
        publish(summary, by=by, at=at)
    content["edition"] = {
        "number": before.number + 1 if before else 1,
        "published_at": timezone.localtime(at).isoformat(timespec="seconds"),
        "publisher": name_of(by),
        "reason": reason.strip(),
        "previous": before.sha256 if before else None,
    }
    text = canonical(content)
    return Edition.objects.create(
        year=summary.year,
        number=content["edition"]["number"],
        published_at=at,
        published_by=by,
        publisher=name_of(by),
        reason=reason.strip(),
        content=text,
        sha256=digest(text),
    )


def frozen(year: int) -> dict:
    """The year's content, refused where it can't stand."""
    if year > timezone.localdate().year:
        raise ValidationError(f"Năm {year} chưa đến nên chưa công bố được.")
    lines = year_lines(year)
    if not any(line.answer.records or line.declared for line in lines):
        raise ValidationError(f"Năm {year} không có hồ sơ nào, cũng không có số liệu khai báo.")
    found = record_values([line.figure for line in lines], year)
    if wrong := disagreements(lines, found):
        labels = ", ".join(figure.label for figure in wrong)
        raise ValidationError(f"Hồ sơ đang được sửa, số cộng chưa khớp: {labels}. Hãy công bố lại sau ít phút.")
    return content_of(year, lines, found)


def must_differ(summary: YearSummary, before: Edition, content: dict, reason: str) -> None:
    same = not changes(before.data, content)
    if same and summary.state == YearSummary.State.PUBLISHED:
        raise ValidationError(f"Số liệu không khác ấn bản {before.number}, không cần công bố lại.")
    if not reason.strip():
        raise ValidationError("Hãy ghi lý do công bố lại.")


def name_of(user) -> str:
    return " – ".join(part for part in (user.full_name, user.title) if part)
