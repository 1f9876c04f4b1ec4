"""Readings of closed lists: written once, kept for 24 months."""

from django.conf import settings
from django.db import migrations
from django.db.models import PROTECT, CharField, DateTimeField, ForeignKey, PositiveIntegerField, Q
from django.utils.timezone import now

from frontportal.kit.records.schema import table, tables
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        *tables(table("closed_lists.Reading", "lần xem danh sách kín", plural="các lần xem danh sách kín",
            stamped=False, ordering=["-at", "-pk"],
            at=DateTimeField(default=now, db_index=True),
            user=ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+"), purpose=CharField(max_length=200),
            kind=CharField(max_length=6), list_name=CharField(max_length=60), record_key=CharField(max_length=40),
            count=PositiveIntegerField(), rules={"has_purpose": ~Q(purpose="")})),
        guard("closed_lists_keep_readings", """
    IF TG_OP = 'DELETE' AND OLD.at < now() - interval '24 months' THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'Nhật ký xem danh sách kín không sửa, không xoá được trong 24 tháng.';
""",
            "closed_lists_keep_readings BEFORE UPDATE OR DELETE ON closed_lists_reading"),
        guard("closed_lists_keep_all_readings", """
    RAISE EXCEPTION 'Nhật ký xem danh sách kín không xoá được.';
""",
            "closed_lists_keep_all_readings BEFORE TRUNCATE ON closed_lists_reading FOR EACH STATEMENT"),
    ]
