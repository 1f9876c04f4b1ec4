from django.db import migrations
from django.db.models import (
    PROTECT, Q, BooleanField, CharField, DateField, DateTimeField, ForeignKey, JSONField, OneToOneField,
    PositiveIntegerField, PositiveSmallIntegerField, TextField, TimeField,
)

from frontportal.kit.records.fields import MoneyField
from frontportal.kit.records.schema import USER, index, table, tables, unique
from ..models.feed import new_key


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(USER), ("appeals", "0001_initial"), ("funds", "0001_initial"),
        ("places", "0001_initial"), ("statements", "0001_initial"),
    ]
    operations = tables(
        table("feeds.Feed", "nguồn báo có", history=True, excluded_fields=["key", "secret", "api_token"],
            ordering=["pk"],
            provider=CharField(max_length=10), account=ForeignKey("funds.bankaccount", PROTECT),
            key=CharField(max_length=64, unique=True, default=new_key),
            auth=CharField(max_length=10, default="signature"), secret=CharField(max_length=200),
            api_token=CharField(max_length=300), active=BooleanField(default=True),
            is_only_account=BooleanField(default=False), wait_days=PositiveSmallIntegerField(default=7),
            rules={"once": unique("provider", "account"), "has_secret": ~Q(api_token="", secret="")}),
        table("feeds.FeedCall", "lời gọi của nguồn báo có", stamped=False, ordering=["-pk"],
            permissions=[("review_feedcall", "Ghi đã xem lời gọi và khác biệt của nguồn báo có")],
            feed=ForeignKey("feeds.feed", PROTECT), source=CharField(max_length=10),
            received=DateTimeField(auto_now_add=True), state=CharField(max_length=12),
            lines=PositiveIntegerField(default=0), note=TextField(), sha256=CharField(max_length=64),
            size=PositiveIntegerField(),
            indexes={"received": index("feed", "received")}),
        table("feeds.FeedWindow", "nhịp gọi", stamped=False,
            name=CharField(primary_key=True, max_length=40, serialize=False), minute=DateTimeField(),
            count=PositiveIntegerField()),
        table("feeds.ProvisionalLine", "dòng tạm ghi", stamped=False, ordering=["-day", "-time", "-pk"],
            permissions=[("decide_provisionalline", "Ghép hoặc gỡ dòng tạm ghi")],
            feed=ForeignKey("feeds.feed", PROTECT), call=ForeignKey("feeds.feedcall", PROTECT),
            provider=CharField(max_length=10), external_id=CharField(max_length=64),
            account=ForeignKey("funds.bankaccount", PROTECT, db_index=False),
            received=DateTimeField(auto_now_add=True), day=DateField(), time=TimeField(null=True),
            debit=MoneyField(default=0), credit=MoneyField(default=0), balance=MoneyField(null=True, least=None),
            reference=TextField(), memo=TextField(), counterparty=TextField(), counter_account=TextField(),
            appeal=ForeignKey("appeals.appeal", PROTECT, null=True),
            unit=ForeignKey("places.unit", PROTECT, null=True),
            indexes={"feeds_provisional_days": index("account", "day")},
            rules={
                "once": unique("provider", "external_id"),
                "one_side": Q(credit__gt=0, debit=0) | Q(credit=0, debit__gt=0)}),
        table("feeds.ProvisionalOutcome", "kết quả của dòng tạm ghi", stamped=False,
            line=ForeignKey("feeds.provisionalline", PROTECT), kind=CharField(max_length=10),
            found=CharField(max_length=10),
            statement_line=OneToOneField("statements.statementline", PROTECT, null=True),
            differences=JSONField(default=list), reason=TextField(), decided=DateTimeField(auto_now_add=True),
            decided_by=ForeignKey(USER, PROTECT, null=True),
            rules={
                "once": unique("line", "kind"),
                "says_why": Q(kind="confirmed", statement_line__isnull=False)
                    | (Q(kind="dismissed") & Q(statement_line__isnull=True) & ~Q(reason=""))}),
        table("feeds.FeedReview", "lần xem nguồn báo có", stamped=False,
            call=OneToOneField("feeds.feedcall", PROTECT, null=True),
            outcome=OneToOneField("feeds.provisionaloutcome", PROTECT, null=True),
            seen=DateTimeField(auto_now_add=True), seen_by=ForeignKey(USER, PROTECT, null=True),
            rules={"of_one": Q(call__isnull=False, outcome__isnull=True) | Q(call__isnull=True, outcome__isnull=False)}),
    )
