"""A chain of hashes over confirmed entries, lines of statements and editions: only ever prolonged."""

from functools import partial

from django.db import migrations
from django.db.models import CharField, DateTimeField, Index, PositiveBigIntegerField
from django.utils.timezone import now

from frontportal.kit.records.schema import table, tables
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        *tables(table("audit.ChainLink", "mã băm nối tiếp", plural="các mã băm nối tiếp", stamped=False,
            ordering=["position"],
            position=PositiveBigIntegerField(unique=True), at=DateTimeField(default=now), kind=CharField(max_length=12),
            record=PositiveBigIntegerField(), first=PositiveBigIntegerField(default=0),
            last=PositiveBigIntegerField(default=0), content_sha256=CharField(max_length=64),
            sha256=CharField(max_length=64), indexes={"records": partial(Index, fields=["kind", "record"])})),
        guard("audit_keep_links", """
    RAISE EXCEPTION 'Mã băm nối tiếp không sửa, không xoá được.';
""",
            "audit_chainlink_keep BEFORE UPDATE OR DELETE ON audit_chainlink"),
    ]
