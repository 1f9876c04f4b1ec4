"""A title is no level: which level of the Front recognises which title is dated data, and a title can be withdrawn."""

from datetime import date

from django.contrib.postgres.fields import RangeOperators
from django.db import migrations
from django.db.migrations import AddIndex, AlterModelOptions, RemoveConstraint, RemoveIndex, RenameField
from django.db.models import CharField, DateField, F, Index, Q

from frontportal.kit.records.schema import ModelOperations, exclude, table, tables, unique, with_columns, with_rules
from frontportal.kit.records.triggers import guard
from frontportal.places.models import LifeRange

PRACTICE = "Thực tế tỉnh Lâm Đồng"
ENDED = "Nghị quyết 1671/NQ-UBTVQH15: kết thúc cấp huyện từ ngày 01/07/2025"
ROWS = [
    ("tieu-bieu", "province", date(2019, 1, 1), date(2020, 1, 1), f"{PRACTICE} năm 2019"),
    ("tieu-bieu", "district", date(2020, 1, 1), date(2025, 7, 1), f"{PRACTICE} từ năm 2020; {ENDED}"),
    ("kieu-mau", "province", date(2019, 1, 1), None, f"{PRACTICE} từ năm 2019"),
]
TABLES = ("campaigns_recognition", "campaigns_historicalrecognition")


def quietly(*statements: str) -> str:
    """For both tables, past the triggers: those of the search name the columns as they were before. Checks that wait for the end of
    the transaction are made at once: a table that some wait for can't be altered."""
    return "".join(
        f"ALTER TABLE {name} DISABLE TRIGGER USER; {''.join(each.format(name) for each in statements)}"
        f" SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE {name} ENABLE TRIGGER USER; SET CONSTRAINTS ALL DEFERRED;"
        for name in TABLES
    )


def write(apps, schema_editor):
    authority = apps.get_model("campaigns", "TitleAuthority")
    authority.objects.bulk_create(
        authority(title=title, level=level, since=since, until=until, basis=basis)
        for title, level, since, until, basis in ROWS
    )


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0004_honourees")]
    operations = [
        ModelOperations([
            RemoveIndex("recognition", "campaigns_recognition_year"),
            RemoveConstraint("recognition", "campaigns_recognition_once"),
        ]),
        migrations.RunSQL(
            quietly("UPDATE {0} SET level = CASE level WHEN 'district' THEN 'tieu-bieu' ELSE 'kieu-mau' END;"),
            quietly("UPDATE {0} SET level = CASE level WHEN 'tieu-bieu' THEN 'district' ELSE 'province' END;")),
        ModelOperations([
            RenameField("recognition", "level", "title"),
            RenameField("historicalrecognition", "level", "title"),
            AlterModelOptions("recognition", {
                "ordering": ["-year", "-title", "unit__sort_name"],
                "verbose_name": "công nhận khu dân cư", "verbose_name_plural": "công nhận khu dân cư"}),
            *with_columns("campaigns.Recognition", history=True,
                level=CharField(max_length=10, default=""), withdrawn_on=DateField(null=True),
                withdrawal_number=CharField(max_length=60, default=""),
                withdrawal_reason=CharField(max_length=300, default="")),
            AddIndex("recognition", Index(fields=["year", "title"], name="campaigns_recognition_title")),
            *with_rules("campaigns.Recognition",
                once_a_title=unique("unit", "year", "title"),
                withdrawn_with_reason=Q(withdrawn_on=None, withdrawal_number="", withdrawal_reason="")
                    | (Q(withdrawn_on__isnull=False) & ~Q(withdrawal_number="") & ~Q(withdrawal_reason="")),
                withdrawn_after=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("decision_date"))),
        ]),
        *tables(table("campaigns.TitleAuthority", "cấp công nhận danh hiệu", history=True,
            ordering=["title", "since", "level"],
            title=CharField(max_length=10), level=CharField(max_length=10), since=DateField(),
            until=DateField(null=True), basis=CharField(max_length=200),
            rules={
                "basis_given": ~Q(basis=""), "ends_after_start": Q(until__isnull=True) | Q(until__gt=F("since")),
                "once": exclude(("title", RangeOperators.EQUAL), ("level", RangeOperators.EQUAL),
                    (LifeRange("since", "until"), RangeOperators.OVERLAPS))})),
        migrations.RunPython(write, migrations.RunPython.noop),
        # What was recognised when no level was written down keeps the level that was entitled on that day, if one was.
        migrations.RunSQL(
            quietly("""UPDATE {0} r SET level = COALESCE((SELECT min(a.level) FROM campaigns_titleauthority a
                WHERE a.title = r.title AND a.since <= r.decision_date AND (a.until IS NULL OR a.until > r.decision_date)), '');"""),
            migrations.RunSQL.noop),
        guard("campaigns_title_authority", """
DECLARE entitled text[];
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.title, OLD.level, OLD.decision_date)
        IS NOT DISTINCT FROM (NEW.title, NEW.level, NEW.decision_date) THEN
        RETURN NEW;
    END IF;
    SELECT array_agg(a.level) INTO entitled FROM campaigns_titleauthority a WHERE a.title = NEW.title
        AND a.since <= NEW.decision_date AND (a.until IS NULL OR a.until > NEW.decision_date);
    IF NEW.level = '' AND array_length(entitled, 1) = 1 THEN NEW.level := entitled[1]; END IF;
    IF entitled IS NULL OR NEW.level <> ALL (entitled) THEN
        RAISE EXCEPTION 'Cấp này không công nhận danh hiệu này vào ngày %.', to_char(NEW.decision_date, 'DD/MM/YYYY');
    END IF;
    RETURN NEW;
""", "campaigns_recognition_authority BEFORE INSERT OR UPDATE ON campaigns_recognition"),
    ]
