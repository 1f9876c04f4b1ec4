"""By what one household is known again, and why somebody wrote one down, or helped one, a second time."""

from django.db.migrations import AddIndex, Migration as BaseMigration, RunPython
from django.db.models import CharField, Index, PositiveSmallIntegerField, Q

from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.schema import ModelOperations, with_columns, with_rules


def fold_heads(apps, schema_editor):
    for household in apps.get_model("assistance", "Household").objects.all():
        household.save(update_fields=["folded_head"])


def reason() -> CharField:
    return CharField(max_length=300, default="")


class Migration(BaseMigration):
    dependencies = [("assistance", "0003_units")]
    operations = [
        ModelOperations([
            *with_columns("assistance.Household", birth_year=PositiveSmallIntegerField(null=True), doubt_reason=reason(),
                folded_head=FoldedField(source=("head",))),
            *with_columns("assistance.House", history=True, doubt_reason=reason()),
            *with_columns("assistance.Livelihood", history=True, doubt_reason=reason()),
            *with_rules("assistance.Household",
                birth_year=Q(birth_year__isnull=True) | Q(birth_year__gte=1900, birth_year__lte=2100)),
            *with_rules("assistance.Household", code_given=~Q(code="")),
            *with_rules("assistance.House", code_given=~Q(code="")),
            *with_rules("assistance.Livelihood", code_given=~Q(code="")),
            *with_rules("assistance.Norm", decision_given=~Q(decision="")),
            AddIndex("household", Index(fields=["folded_head"], name="assistance_household_head")),
        ]),
        RunPython(fold_heads, RunPython.noop),
    ]
