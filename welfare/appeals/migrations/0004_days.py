"""An announced appeal ends later only by the province's document."""

from django.db import migrations
from django.db.models import PROTECT, CharField, DateField, F, ForeignKey, Q

from frontportal.kit.records.schema import USER, ModelOperations, table, unique, with_columns
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("appeals", "0003_two_persons"), migrations.swappable_dependency(USER)]
    operations = [
        ModelOperations([
            *with_columns("appeals.Appeal", history=True, parent_call=CharField(max_length=200)),
            *table("appeals.AppealExtension", "lần gia hạn tiếp nhận", history=True, ordering=["closed_on"],
                appeal=ForeignKey("appeals.appeal", PROTECT), closed_on=DateField(),
                document_number=CharField(max_length=60), document_date=DateField(), issued_by=CharField(max_length=150),
                rules={
                    "document_number_given": ~Q(document_number=""), "issued_by_given": ~Q(issued_by=""),
                    "once": unique("appeal", "closed_on"), "document_before": Q(document_date__lte=F("closed_on"))}),
        ]),
        guard("appeals_ends_as_announced", """
    IF NEW.closed_on IS NOT NULL AND NEW.closed_on <= OLD.closed_on THEN RETURN NEW; END IF;
    IF EXISTS (SELECT 1 FROM appeals_appealextension e WHERE e.appeal_id = NEW.id AND e.closed_on = NEW.closed_on) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Đợt đã công bố chỉ được kéo dài khi có văn bản của tỉnh. Hãy dùng nút “Gia hạn tiếp nhận”.';
""",
            "appeals_appeal_ends_as_announced BEFORE UPDATE OF closed_on ON appeals_appeal"
            " WHEN OLD.state IN ('published', 'withdrawn') AND OLD.closed_on IS NOT NULL"
            " AND NEW.closed_on IS DISTINCT FROM OLD.closed_on"),
    ]
