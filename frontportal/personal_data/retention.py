"""How long something is kept, in words; what has been kept for its time: looked at by day, taken out at night, written down."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from frontportal.sheets.datasets.personal import PersonalRecords, Retention

from .declared import retentions
from .models.deletion import Deletion
from .models.retention_rule import RetentionRule


@dataclass(frozen=True)
class DueRecords:
    """What goes on a day: `records` ended on `ended_by` or before. Without a rule in force nothing does."""

    held: PersonalRecords
    retention: Retention
    rule: RetentionRule | None
    ended_by: date | None
    records: Any


def due(day: date | None = None) -> list[DueRecords]:
    """Of every kind that rooms declare, in their order; `day` is today unless told."""
    day = day or timezone.localdate()
    found = []
    for slug, (held, retention) in retentions().items():
        rule = RetentionRule.objects.in_force_on(day, kind=slug)
        ended_by = rule.last_day_kept_from(day) if rule else None
        records = retention.ended(ended_by).order_by("pk") if ended_by else None
        found.append(DueRecords(held, retention, rule, ended_by, records))
    return found


@transaction.atomic
def take_out(day: date | None = None) -> int:
    """Erase or hide what is due, each with its line in the journal; returns how many records that were. What is too much
    for one night goes the next."""
    done = 0
    for each in due(day):
        if each.rule is None or not (each.retention.hide or each.held.erase):
            continue
        for record in each.records[: each.retention.most]:
            write_down(each, record)
            if each.retention.hide:
                each.retention.hide(record)
            elif each.held.erase:
                each.held.erase(record, None)
            done += 1
    return done


def write_down(found: DueRecords, record: Any) -> None:
    assert found.rule is not None
    retention = found.retention
    reason = f"Hết thời hạn lưu giữ {found.rule.length_text} kể từ {retention.since}. {retention.note}".strip()
    kind = retention.slug if retention.hide else found.held.slug
    Deletion.objects.create(kind=kind, record_key=record.pk, rule=found.rule, reason=reason)


def rules_in_force(day: date | None = None) -> dict[str, RetentionRule]:
    """Kind → its rule today. One query."""
    rules = RetentionRule.objects.filter(since__lte=day or timezone.localdate()).order_by("kind", "-since")
    return {rule.kind: rule for rule in rules.distinct("kind")}


def how_long(held: PersonalRecords, rules: dict[str, RetentionRule] | None = None) -> str:
    """`"12 tháng kể từ ngày …"`; of several spans each with what it is about."""
    rules = rules_in_force() if rules is None else rules
    spans = []
    for each in held.retentions:
        rule = rules.get(each.slug)
        length = f"{rule.length_text} kể từ {each.since}" if rule else "Chưa quy định thời hạn"
        about = f"{each.label}: " if len(held.retentions) > 1 or held.kept_for else ""
        spans.append(f"{about}{length}.")
    return " ".join([*([f"{held.kept_for}."] if held.kept_for else []), *spans])
