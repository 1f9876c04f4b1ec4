"""How long something is kept, in words: from the rules in force."""

from datetime import date

from django.utils import timezone

from frontportal.kit.personal import PersonalRecords

from .models.retention_rule import RetentionRule


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
