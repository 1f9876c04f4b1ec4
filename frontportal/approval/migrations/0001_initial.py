from django.core.serializers.json import DjangoJSONEncoder
from django.db import migrations
from django.db.models import (
    CASCADE, F, PROTECT, Q, BooleanField, CharField, DateField, DateTimeField, ForeignKey, JSONField,
    PositiveBigIntegerField, TextField,
)
from django.utils.timezone import now

from frontportal.kit.records.schema import USER, index, table, tables, unique


def by(**options):
    return ForeignKey(USER, PROTECT, **options)


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(USER), ("places", "0001_initial"), ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = tables(
        table("approval.ProposedChange", "đề nghị sửa", stamped=False, ordering=["-proposed_at", "-pk"],
            permissions=[("decide_proposedchange", "Duyệt đề nghị sửa nội dung đã công khai")],
            content_type=ForeignKey("contenttypes.contenttype", PROTECT), object_id=PositiveBigIntegerField(),
            subject=CharField(max_length=300), unit=ForeignKey("places.unit", PROTECT, null=True),
            changes=JSONField(encoder=DjangoJSONEncoder), base_version=PositiveBigIntegerField(null=True),
            reason=CharField(max_length=1000), state=CharField(max_length=10, default="proposed"), proposed_by=by(),
            proposed_at=DateTimeField(default=now), decided_by=by(null=True), decided_at=DateTimeField(null=True),
            decision_note=CharField(max_length=1000), is_self_approved=BooleanField(default=False),
            indexes={
                "approval_proposed_record": index("content_type", "object_id"),
                "approval_proposed_waiting": index("proposed_at", condition=Q(state="proposed"))},
            rules={
                "decided_once": Q(state="proposed", decided_by__isnull=True, decided_at__isnull=True)
                    | (~Q(state="proposed") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                "two_persons": ~Q(state__in=("approved", "rejected")) | ~Q(decided_by=F("proposed_by"))
                    | Q(is_self_approved=True),
                "withdrawn_by_proposer": ~Q(state="withdrawn") | Q(decided_by=F("proposed_by")),
                "rejected_with_reason": ~Q(state="rejected") | ~Q(decision_note=""),
                "not_empty": ~Q(changes={})}),
        table("approval.ProposalStep", "bước của đề nghị sửa", plural="các bước của đề nghị sửa", stamped=False, ordering=["at", "pk"],
            proposal=ForeignKey("approval.proposedchange", PROTECT), to_state=CharField(max_length=10),
            at=DateTimeField(default=now), by=by(), note=CharField(max_length=1000)),
        table("approval.Note", "lời nhắn", stamped=False, ordering=["at", "pk"],
            content_type=ForeignKey("contenttypes.contenttype", PROTECT), object_id=PositiveBigIntegerField(),
            text=TextField(max_length=2000), at=DateTimeField(default=now), by=by(),
            indexes={"approval_note_record": index("content_type", "object_id")},
            rules={"not_empty": ~Q(text="")}),
        table("approval.Reminder", "thư nhắc việc", stamped=False, ordering=["-sent_on", "person"],
            person=ForeignKey(USER, CASCADE), sent_on=DateField(), rules={"once": unique("person", "sent_on")}),
    )
