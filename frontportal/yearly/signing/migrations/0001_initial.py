"""Signatures of manifests, never changed."""

from django.db import migrations
from django.db.models import PROTECT, BinaryField, CharField, DateTimeField, ForeignKey, JSONField

from frontportal.kit.records.schema import USER, table, tables, unique
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("yearly", "0005_task_measures")]
    operations = [
        *tables(table("signing.EditionSignature", "chữ ký số của ấn bản", stamped=False, ordering=["edition", "pk"],
            edition=ForeignKey("yearly.edition", PROTECT, related_name="signatures"), content=BinaryField(),
            sha256=CharField(max_length=64), check_result=JSONField(), brought_at=DateTimeField(auto_now_add=True),
            brought_by=ForeignKey(USER, PROTECT, related_name="+"), rules={"once": unique("edition", "sha256")})),
        guard("signing_kept", """
    RAISE EXCEPTION 'Chữ ký số của ấn bản đã lưu thì không sửa, không xoá.';
""", "signing_kept BEFORE UPDATE OR DELETE ON signing_editionsignature"),
    ]
