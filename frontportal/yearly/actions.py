"""Planning a year: its plan values."""

from django.db import transaction

from .models.values import Target


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
