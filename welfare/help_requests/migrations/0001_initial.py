"""Citizens' requests for help: kept once for each form, answered before they are done with; how long they are kept."""

from secrets import token_hex

from django.db import migrations
from django.db.models import PROTECT, SET_NULL, CharField, DateTimeField, ForeignKey, Q, TextField
from django.utils.timezone import now

from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.schema import USER, table, tables
from frontportal.kit.records.triggers import guard

from ..models import request_code

LAW = "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15: chỉ lưu trong thời gian cần cho mục đích thu thập"
RULE = f"INSERT INTO personal_data_retentionrule (kind, months, since, basis, created_at, updated_at) VALUES ('help-requests', 24, '2026-01-01', '{LAW}', now(), now())"  # noqa: S608


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("assistance", "0006_promises"), ("personal_data", "0001_initial")]
    operations = [
        *tables(table("help_requests.HelpRequest", "đề nghị giúp đỡ", history=True, ordering=["-arrived"],
            excluded_fields=["message", "name", "address", "contact"],
            code=CharField(max_length=20, unique=True, default=request_code),
            form_number=CharField(max_length=64, unique=True, default=token_hex), arrived=DateTimeField(default=now, db_index=True),
            unit=ForeignKey("places.unit", PROTECT), need=CharField(max_length=10), message=TextField(max_length=2000),
            name=CharField(max_length=100), address=CharField(max_length=200), contact=CharField(max_length=100),
            state=CharField(max_length=10, default="new"), answer=TextField(max_length=2000), answered_at=DateTimeField(null=True),
            answered_by=ForeignKey(USER, SET_NULL, null=True), household=ForeignKey("assistance.household", SET_NULL, null=True),
            folded=FoldedField(source=("name", "message")),
            rules={"code_given": ~Q(code=""), "answered": Q(state__in=("new", "checking")) | (~Q(answer="") & Q(answered_at__isnull=False))})),
        guard("help_requests_in_unit", """
    PERFORM places_check_unit(NEW.unit_id, (NEW.arrived AT TIME ZONE 'Asia/Ho_Chi_Minh')::date);
    RETURN NEW;
""", "help_requests_in_unit BEFORE INSERT OR UPDATE OF unit_id, arrived ON help_requests_helprequest"),
        migrations.RunSQL(RULE, "DELETE FROM personal_data_retentionrule WHERE kind = 'help-requests'"),
    ]
