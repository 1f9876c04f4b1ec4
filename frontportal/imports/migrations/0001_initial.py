from datetime import timedelta

from django.db import migrations
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import (
    CASCADE, F, Q, SET_NULL, BigIntegerField, BooleanField, CharField, DateTimeField, ForeignKey, JSONField,
    PositiveBigIntegerField, PositiveIntegerField, PositiveSmallIntegerField, TextField,
)

from frontportal.kit.records.schema import USER, table, tables, unique

STORED = ["stored", "undone"]


class Migration(migrations.Migration):
    dependencies = [("contenttypes", "0002_remove_content_type_name"), migrations.swappable_dependency(USER)]
    operations = tables(
        table("imports.SheetImport", "lần nhập tệp", plural="các lần nhập tệp", ordering=["-pk"],
            permissions=[("view_others_sheetimport", "Xem các lần nhập tệp của người khác")],
            content_type=ForeignKey("contenttypes.contenttype", CASCADE, related_name="+"),
            file_name=CharField(max_length=200), size=PositiveBigIntegerField(), sha256=CharField(max_length=64),
            state=CharField(max_length=10, default="reading"), options=JSONField(default=dict),
            report=JSONField(default=dict, encoder=DjangoJSONEncoder), message=TextField(),
            done_rows=PositiveIntegerField(default=0), all_rows=PositiveIntegerField(default=0),
            attempts=PositiveSmallIntegerField(default=0), created_count=PositiveIntegerField(default=0),
            updated_count=PositiveIntegerField(default=0), unchanged_count=PositiveIntegerField(default=0),
            left_out_count=PositiveIntegerField(default=0), stored_at=DateTimeField(null=True),
            undone_at=DateTimeField(null=True), undone_by=ForeignKey(USER, SET_NULL, null=True, related_name="+"),
            rules={
                "stored_has_time": Q(state__in=STORED, stored_at__isnull=False)
                    | (~Q(state__in=STORED) & Q(stored_at__isnull=True)),
                "undone_has_time": Q(state="undone", undone_at__isnull=False)
                    | (~Q(state="undone") & Q(undone_at__isnull=True)),
                "undone_in_time": Q(undone_at__isnull=True) | Q(undone_at__lte=F("stored_at") + timedelta(days=1)),
                "failure_has_reason": ~Q(state__in=["refused", "broken"]) | ~Q(message="")}),
        table("imports.SheetImportRow", "dòng đã nhập", stamped=False, ordering=["line"],
            sheet_import=ForeignKey("imports.sheetimport", CASCADE, related_name="rows"),
            line=PositiveIntegerField(), object_id=BigIntegerField(), is_new=BooleanField(),
            version=BigIntegerField(null=True), before=JSONField(default=dict, encoder=DjangoJSONEncoder),
            rules={"once": unique("sheet_import", "object_id")}),
    )
