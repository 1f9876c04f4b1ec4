"""An edition is made ready by one person and published by another; its files are named, with their hashes, in a
manifest that follows on that of the edition before.
"""

from django.db import migrations
from django.db.models import (
    F, PROTECT, BinaryField, BooleanField, CharField, DateTimeField, ForeignKey, OneToOneField,
    PositiveIntegerField, PositiveSmallIntegerField, Q, TextField,
)
from django.utils import timezone

from frontportal.kit.records.schema import USER, ModelOperations, table, tables, unique, with_columns, with_rules
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("yearly", "0003_two_persons")]
    operations = [
        ModelOperations([
            *with_columns("yearly.Edition",
                prepared_by=ForeignKey(USER, PROTECT, null=True, related_name="+"),
                is_self_approved=BooleanField(default=False),
                manifest=TextField(default=""), manifest_sha256=CharField(max_length=64, default="")),
            *with_rules("yearly.Edition", two_persons=Q(prepared_by__isnull=True) | ~Q(prepared_by=F("published_by"))
                | Q(is_self_approved=True)),
        ]),
        *tables(
            table("yearly.EditionFile", "tệp của ấn bản", stamped=False, ordering=["edition", "pk"],
                edition=ForeignKey("yearly.Edition", PROTECT), name=CharField(max_length=100),
                content_type=CharField(max_length=100), content=BinaryField(), size=PositiveIntegerField(),
                sha256=CharField(max_length=64), rules={"once": unique("edition", "name")}),
            table("yearly.Preparation", "bản trình công bố năm", stamped=False, ordering=["-prepared_at", "-pk"],
                year=PositiveSmallIntegerField(), sha256=CharField(max_length=64), reason=CharField(max_length=300),
                prepared_by=ForeignKey(USER, PROTECT), prepared_at=DateTimeField(default=timezone.now),
                edition=OneToOneField("yearly.Edition", PROTECT, null=True),
                rules={"one_open": unique("year", condition=Q(edition__isnull=True))}),
        ),
        migrations.AlterModelOptions("yearsummary", {
            "ordering": ["-year"], "verbose_name": "trang tổng hợp năm", "verbose_name_plural": "trang tổng hợp năm",
            "permissions": [("publish_yearsummary", "Công bố trang tổng hợp năm"),
                            ("prepare_yearsummary", "Trình công bố số liệu năm")]}),
        guard("yearly_edition_manifest", """
    IF NOT EXISTS (SELECT FROM yearly_preparation
        WHERE year = NEW.year AND edition_id IS NULL AND prepared_by_id = NEW.prepared_by_id) THEN
        RAISE EXCEPTION 'Ấn bản phải do một người trình trước rồi người khác công bố.';
    END IF;
    IF NEW.manifest_sha256 <> encode(sha256(convert_to(NEW.manifest, 'UTF8')), 'hex')
        OR NEW.manifest::jsonb ->> 'content' IS DISTINCT FROM NEW.sha256 THEN
        RAISE EXCEPTION 'Bản kê tệp không khớp với ấn bản.';
    END IF;
    IF NEW.manifest::jsonb ->> 'previous' IS DISTINCT FROM (SELECT nullif(manifest_sha256, '') FROM yearly_edition
        WHERE year = NEW.year AND number = NEW.number - 1) THEN
        RAISE EXCEPTION 'Bản kê tệp không nối với bản kê của ấn bản trước.';
    END IF;
    RETURN NEW;
""", "yearly_edition_manifest BEFORE INSERT ON yearly_edition"),
        guard("yearly_editionfile_stays", """
    IF TG_OP <> 'INSERT' THEN
        RAISE EXCEPTION 'Tệp của ấn bản đã công bố không sửa, không xoá được.';
    END IF;
    IF NEW.sha256 <> encode(sha256(NEW.content), 'hex') OR NOT EXISTS (SELECT FROM yearly_edition
        WHERE id = NEW.edition_id AND manifest::jsonb -> 'files' @> jsonb_build_array(
            jsonb_build_object('name', NEW.name, 'size', length(NEW.content), 'sha256', NEW.sha256))) THEN
        RAISE EXCEPTION 'Tệp không có trong bản kê của ấn bản, hoặc khác mã băm.';
    END IF;
    RETURN NEW;
""", "yearly_editionfile_stays BEFORE INSERT OR UPDATE OR DELETE ON yearly_editionfile"),
        guard("yearly_edition_has_files", """
    IF jsonb_array_length(NEW.manifest::jsonb -> 'files')
        <> (SELECT count(*) FROM yearly_editionfile WHERE edition_id = NEW.id) THEN
        RAISE EXCEPTION 'Ấn bản thiếu tệp mà bản kê nêu tên.';
    END IF;
    RETURN NULL;
""", "yearly_edition_has_files AFTER INSERT ON yearly_edition DEFERRABLE INITIALLY DEFERRED"),
        guard("yearly_preparation_stays", """
    IF OLD.edition_id IS NOT NULL THEN
        RAISE EXCEPTION 'Bản trình đã thành ấn bản không sửa, không xoá được.';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
""", "yearly_preparation_stays BEFORE UPDATE OR DELETE ON yearly_preparation"),
    ]
