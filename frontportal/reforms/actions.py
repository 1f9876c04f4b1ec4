"""A reform carried out in one transaction, and taken back within a day while nothing has followed from it."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from frontportal.kit.values.text import slug
from frontportal.places.models import Posting, Succession, Unit

from .effects import followers
from .models import Reform
from .plan import Plan, plan_of

UNDO_WITHIN = timedelta(days=1)


@transaction.atomic
def carry_out(reform: Reform, *, by: Any) -> Reform:
    """Write everything the plan says, or nothing. Raises ValidationError with the plan's faults, and when it is done already."""
    reform = Reform.objects.select_for_update().get(pk=reform.pk)
    if reform.carried_out_at:
        raise ValidationError("Việc sắp xếp này đã được thực hiện.")
    plan = plan_of(reform)
    if plan.faults:
        raise ValidationError(plan.faults)
    moved = [move.area for move in plan.moves]
    ended = [*plan.ending.values(), *moved]
    end_units(ended, reform, by)
    homes = plan.standing | make_communes(plan, by)
    areas = make_areas(plan, homes, by)
    steps = make_successions(plan, homes, areas, by)
    postings = move_postings(plan, homes, areas, by)
    made_units = [*(homes[code] for code in plan.new), *areas.values()]
    reform.made = {
        "units": keys(made_units),
        "successions": keys(steps),
        "postings": keys(postings),
        "ended": keys(ended),
    }
    reform.carried_out_at, reform.carried_out_by, reform.updated_by = timezone.now(), by, by
    reform.save()
    return reform


def keys(records: list[Any]) -> list[int]:
    return [record.pk for record in records]


def end_units(units: list[Unit], reform: Reform, by: Any) -> None:
    for unit in units:
        unit.until, unit.decision, unit.updated_by = reform.on, unit.decision or reform.number[:200], by
    bulk_update_with_history(units, Unit, ["until", "decision", "updated_by"], default_user=by)


def make_communes(plan: Plan, by: Any) -> dict[str, Unit]:
    found = {}
    for code, step in plan.new.items():
        unit = Unit(
            code=code, official_code=step.official_code, name=step.successor_name, kind=step.successor_kind,
            parent=step.parent, since=plan.reform.on, decision=plan.reform.number[:200], created_by=by, updated_by=by,
        )  # fmt: skip
        unit.full_clean()
        unit.save()
        found[code] = unit
    return found


def make_areas(plan: Plan, homes: dict[str, Unit], by: Any) -> dict[int, Unit]:
    """Key of the old area → the area that it lives on as; where two of one name meet, the second code bears its old commune."""
    codes, pairs = set(Unit.objects.on(plan.reform.on).values_list("code", flat=True)), []
    for move in plan.moves:
        code = slug(f"{move.home} {move.name}", most=60)
        if code in codes:
            code = slug(f"{move.home} {move.area.parent.code} {move.name}", most=60)
        codes.add(code)
        area = Unit(
            code=code, name=move.name, kind=Unit.Kind.AREA, parent=homes[move.home], since=plan.reform.on,
            households=move.area.households, is_illustration=move.area.is_illustration, is_served=move.area.is_served,
            decision=plan.reform.number[:200], created_by=by, updated_by=by,
        )  # fmt: skip
        area.full_clean(exclude=["parent"])
        pairs.append((move.area.pk, area))
    bulk_create_with_history([area for _, area in pairs], Unit, default_user=by)
    return dict(pairs)


def make_successions(plan: Plan, homes: dict[str, Unit], areas: dict[int, Unit], by: Any) -> list[Succession]:
    stamps = {"on": plan.reform.on, "created_by": by, "updated_by": by, "note": plan.reform.number[:300]}
    steps = [
        Succession(predecessor=step.predecessor, successor=homes[step.successor_code], whole=step.whole, **stamps)
        for step in plan.steps
        if step.successor_code
    ]
    steps += [Succession(predecessor_id=old, successor=new, **stamps) for old, new in areas.items()]
    bulk_create_with_history(steps, Succession, default_user=by)
    return steps


def move_postings(plan: Plan, homes: dict[str, Unit], areas: dict[int, Unit], by: Any) -> list[Posting]:
    """Whoever works for a unit that ends works for what it became, too; the old posting stays for the old records."""
    successors = {
        step.predecessor_id: homes[step.successor_code] for step in plan.steps if step.successor_code and step.whole
    }
    successors |= areas
    held = set(Posting.objects.values_list("user", "unit"))
    postings = []
    for posting in Posting.objects.present(plan.reform.on).filter(unit__in=successors):
        unit = successors[posting.unit_id]
        if (posting.user_id, unit.pk) not in held:
            held.add((posting.user_id, unit.pk))
            stamps = {"created_by": by, "updated_by": by, "until": posting.until}
            postings.append(Posting(user_id=posting.user_id, unit=unit, since=plan.reform.on, **stamps))
    bulk_create_with_history(postings, Posting, default_user=by)
    return postings


@transaction.atomic
def undo(reform: Reform, *, by: Any) -> Reform:
    """Take back all that was written. Raises ValidationError after a day, and when records name the new units already."""
    reform = Reform.objects.select_for_update().get(pk=reform.pk)
    if reason := why_not_undone(reform):
        raise ValidationError(reason)
    made = reform.made
    Posting.objects.filter(pk__in=made["postings"]).delete()
    Succession.objects.filter(pk__in=made["successions"]).delete()
    new = Unit.objects.filter(pk__in=made["units"])
    new.filter(kind="area").delete()
    new.delete()
    ended = list(Unit.objects.filter(pk__in=made["ended"]))
    for unit in ended:
        unit.until, unit.updated_by = None, by
        unit.decision = "" if unit.decision == reform.number[:200] else unit.decision
    bulk_update_with_history(ended, Unit, ["until", "decision", "updated_by"], default_user=by)
    reform.made = reform.carried_out_at = reform.carried_out_by = None
    reform.updated_by = by
    reform.save()
    return reform


def why_not_undone(reform: Reform) -> str:
    """The sentence for what stands in the way; "" where nothing does."""
    if reform.carried_out_at is None:
        return "Việc sắp xếp này chưa được thực hiện."
    if timezone.now() - reform.carried_out_at > UNDO_WITHIN:
        return "Chỉ hoàn tác được trong một ngày sau khi thực hiện."
    if found := followers(reform.made["units"], reform.made):
        return f"Không hoàn tác được: đơn vị mới đã có {', '.join(found)}."
    return ""
