"""Layouts of papers in versions that stay."""

from django.db import migrations
from django.db.models import CharField, PositiveSmallIntegerField, Q, TextField

from frontportal.kit.records.schema import USER, table, tables, unique
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER)]
    operations = [
        *tables(
            table("paper_layouts.PaperLayout", "mẫu trang in", history=True, excluded_fields=["source"],
                ordering=["key", "-version"],
                key=CharField(max_length=40), version=PositiveSmallIntegerField(), source=TextField(),
                file_name=CharField(max_length=200), reason=CharField(max_length=200),
                rules={"reason_given": ~Q(reason=""), "once": unique("key", "version")})),
        guard("paper_layouts_stay", """
    RAISE EXCEPTION 'Bản mẫu đã lưu không sửa, không xoá được; hãy thêm bản mới.';
""", "paper_layouts_stay BEFORE UPDATE OF key, version, source OR DELETE ON paper_layouts_paperlayout"),
    ]
