from django.db import migrations
from django.db.models import (
    PROTECT, Q, BooleanField, CharField, CheckConstraint, DateField, DateTimeField, ForeignKey, Index, JSONField,
    OneToOneField, PositiveIntegerField, PositiveSmallIntegerField, TextField, TimeField, UniqueConstraint,
)

from frontportal.kit.fields import MoneyField
from frontportal.kit.schema import USER, table
from welfare.feeds.models.feed import new_key


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(USER), ("appeals", "0001_initial"), ("funds", "0001_initial"), ("places", "0001_initial"), ("statements", "0001_initial")]
    operations = [
        *table(
            "Feed", "nguồn báo có", history=True, excluded_fields=["key", "secret", "api_token"],
            provider=CharField(max_length=10), account=ForeignKey("funds.bankaccount", PROTECT, related_name="feeds"),
            key=CharField(max_length=64, unique=True, default=new_key),
            auth=CharField(max_length=10, default="signature"), secret=CharField(max_length=200),
            api_token=CharField(max_length=300), active=BooleanField(default=True),
            is_only_account=BooleanField(default=False), wait_days=PositiveSmallIntegerField(default=7),
            ordering=["pk"],
            constraints=[
                UniqueConstraint(name="feeds_feed_once", fields=("provider", "account")),
                CheckConstraint(name="feeds_feed_has_secret", condition=~Q(api_token="", secret="")),
            ],
        ),
        *table(
            "FeedCall", "lời gọi của nguồn báo có", stamped=False,
            feed=ForeignKey("feeds.feed", PROTECT, related_name="calls"), source=CharField(max_length=10),
            received=DateTimeField(auto_now_add=True), state=CharField(max_length=12),
            lines=PositiveIntegerField(default=0), note=TextField(), sha256=CharField(max_length=64),
            size=PositiveIntegerField(),
            ordering=["-pk"], permissions=[("review_feedcall", "Ghi đã xem lời gọi và khác biệt của nguồn báo có")],
            indexes=[Index(name="feeds_feedcall_received", fields=["feed", "received"])],
        ),
        *table(
            "FeedWindow", "nhịp gọi", stamped=False,
            name=CharField(primary_key=True, max_length=40, serialize=False), minute=DateTimeField(),
            count=PositiveIntegerField(),
        ),
        *table(
            "ProvisionalLine", "dòng tạm ghi", stamped=False,
            feed=ForeignKey("feeds.feed", PROTECT, related_name="lines"),
            call=ForeignKey("feeds.feedcall", PROTECT, related_name="+"), provider=CharField(max_length=10),
            external_id=CharField(max_length=64),
            account=ForeignKey("funds.bankaccount", PROTECT, related_name="provisional_lines", db_index=False),
            received=DateTimeField(auto_now_add=True), day=DateField(), time=TimeField(null=True),
            debit=MoneyField(default=0), credit=MoneyField(default=0), balance=MoneyField(null=True, least=None),
            reference=TextField(), memo=TextField(), counterparty=TextField(), counter_account=TextField(),
            appeal=ForeignKey("appeals.appeal", PROTECT, null=True, related_name="+"),
            unit=ForeignKey("places.unit", PROTECT, null=True, related_name="+"),
            ordering=["-day", "-time", "-pk"], permissions=[("decide_provisionalline", "Ghép hoặc gỡ dòng tạm ghi")],
            indexes=[Index(name="feeds_provisional_days", fields=["account", "day"])],
            constraints=[
                UniqueConstraint(name="feeds_provisionalline_once", fields=("provider", "external_id")),
                CheckConstraint(name="feeds_provisionalline_one_side", condition=Q(credit__gt=0, debit=0) | Q(credit=0, debit__gt=0)),
            ],
        ),
        *table(
            "ProvisionalOutcome", "kết quả của dòng tạm ghi", stamped=False,
            line=ForeignKey("feeds.provisionalline", PROTECT, related_name="outcomes"), kind=CharField(max_length=10),
            found=CharField(max_length=10),
            statement_line=OneToOneField("statements.statementline", PROTECT, null=True, related_name="+"),
            differences=JSONField(default=list), reason=TextField(), decided=DateTimeField(auto_now_add=True),
            decided_by=ForeignKey(USER, PROTECT, null=True, related_name="+"),
            constraints=[
                UniqueConstraint(name="feeds_provisionaloutcome_once", fields=("line", "kind")),
                CheckConstraint(name="feeds_provisionaloutcome_says_why", condition=Q(kind="confirmed", statement_line__isnull=False) | (Q(kind="dismissed") & Q(statement_line__isnull=True) & ~Q(reason=""))),
            ],
        ),
        *table(
            "FeedReview", "lần xem nguồn báo có", stamped=False,
            call=OneToOneField("feeds.feedcall", PROTECT, null=True, related_name="review"),
            outcome=OneToOneField("feeds.provisionaloutcome", PROTECT, null=True, related_name="review"),
            seen=DateTimeField(auto_now_add=True), seen_by=ForeignKey(USER, PROTECT, null=True, related_name="+"),
            constraints=[CheckConstraint(name="feeds_feedreview_of_one", condition=Q(call__isnull=False, outcome__isnull=True) | Q(call__isnull=True, outcome__isnull=False))],
        ),
    ]
