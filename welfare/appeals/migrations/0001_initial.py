from django.db import migrations
from django.db.models import (
    F, PROTECT, Q, SET_NULL, CharField, CheckConstraint, DateField, DateTimeField, ForeignKey,
    PositiveSmallIntegerField, TextField,
)

from frontportal.kit.fields import FoldedField, MoneyField
from frontportal.kit.schema import USER, table


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(USER), ("funds", "0001_initial")]
    operations = [
        *table(
            "Appeal", "đợt vận động", history=True, excluded_fields=["folded"],
            state=CharField(max_length=10, default="draft"), published_at=DateTimeField(null=True),
            published_by=ForeignKey(USER, SET_NULL, null=True, related_name="+"),
            fund=ForeignKey("funds.fund", PROTECT, related_name="appeals"), year=PositiveSmallIntegerField(),
            title=CharField(max_length=150), code=CharField(max_length=12, unique=True),
            text=TextField(max_length=4000), opened_on=DateField(), closed_on=DateField(null=True),
            distributed_on=DateField(null=True), target=MoneyField(null=True),
            account=ForeignKey("funds.bankaccount", PROTECT, null=True, related_name="appeals"),
            folded=FoldedField(source=("title", "code")),
            ordering=["-opened_on", "code"], permissions=[("publish_appeal", "Đăng đợt vận động")],
            constraints=[
                CheckConstraint(name="appeals_appeal_published_has_time", condition=~Q(state="published") | Q(published_at__isnull=False)),
                CheckConstraint(name="appeals_appeal_code_shape", condition=Q(code__regex="^[A-Z][A-Z0-9]{2,11}$") & Q(code__regex="[0-9]")),
                CheckConstraint(name="appeals_appeal_ends_after_start", condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on"))),
                CheckConstraint(name="appeals_appeal_spent_after_start", condition=Q(distributed_on__isnull=True) | Q(distributed_on__gte=F("opened_on"))),
                CheckConstraint(name="appeals_appeal_target_positive", condition=Q(target__isnull=True) | Q(target__gt=0)),
            ],
        ),
    ]
