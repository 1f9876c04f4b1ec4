from django.db import migrations
from django.db.models import (
    F, PROTECT, Q, SET_NULL, CharField, DateField, DateTimeField, ForeignKey, PositiveSmallIntegerField, TextField,
)

from frontportal.kit.records.fields import FoldedField, MoneyField
from frontportal.kit.records.schema import USER, table, tables


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("funds", "0001_initial")]
    operations = tables(
        table("appeals.Appeal", "đợt vận động", history=True, ordering=["-opened_on", "code"],
            permissions=[("publish_appeal", "Đăng đợt vận động")],
            state=CharField(max_length=10, default="draft"), published_at=DateTimeField(null=True),
            published_by=ForeignKey(USER, SET_NULL, null=True), fund=ForeignKey("funds.fund", PROTECT),
            year=PositiveSmallIntegerField(), title=CharField(max_length=150),
            code=CharField(max_length=12, unique=True), text=TextField(max_length=4000), opened_on=DateField(),
            closed_on=DateField(null=True), distributed_on=DateField(null=True), target=MoneyField(null=True),
            account=ForeignKey("funds.bankaccount", PROTECT, null=True), folded=FoldedField(source=("title", "code")),
            rules={
                "published_has_time": ~Q(state="published") | Q(published_at__isnull=False),
                "code_shape": Q(code__regex="^[A-Z][A-Z0-9]{2,11}$") & Q(code__regex="[0-9]"),
                "ends_after_start": Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                "spent_after_start": Q(distributed_on__isnull=True) | Q(distributed_on__gte=F("opened_on")),
                "target_positive": Q(target__isnull=True) | Q(target__gt=0)}),
    )
