"""Recommendations one by one, remarks on deputies apart, notices on boards, and the order of an agenda."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations
from django.db.models import (
    CASCADE, PROTECT, F, Q, CharField, DateField, FileField, ForeignKey, PositiveSmallIntegerField, TextField,
)
from django.utils import timezone

from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.schema import USER, ModelOperations, table, unique, with_columns
from frontportal.kit.records.triggers import guard

LAW = "Nghị quyết liên tịch 72/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN, Điều 51"


def write(apps, schema_editor):
    apps.get_model("voters", "Deadline").objects.create(step="posting", days=30, since="2025-02-20", basis=LAW)


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("voters", "0011_letters")]
    operations = [
        ModelOperations([
            *table("voters.Recommendation", "kiến nghị sau giám sát", history=True, ordering=["supervision", "number"],
                supervision=ForeignKey("voters.supervision", CASCADE), number=PositiveSmallIntegerField(), text=TextField(),
                body=CharField(max_length=200), due_on=DateField(null=True), answered_on=DateField(null=True),
                answer=TextField(blank=True),
                rules={"text_given": ~Q(text=""), "once": unique("supervision", "number"),
                    "answer_dated": Q(answered_on__isnull=False) | Q(answer=""), "number": Q(number__gte=1, number__lte=500)}),
            *table("voters.DeputyRemark", "nhận xét về đại biểu", history=True, excluded_fields=["content"],
                ordering=["-meeting__start", "-pk"], meeting=ForeignKey("voters.meeting", PROTECT),
                council=CharField(max_length=10), kind=CharField(max_length=10), content=TextField(max_length=4_000),
                reported_on=DateField(null=True),
                folded=FoldedField(source=("content",)), rules={"content_given": ~Q(content="")}),
            *table("voters.BoardNotice", "lần niêm yết tại bảng", plural="các lần niêm yết tại bảng", history=True,
                ordering=["posted_on", "pk"], petition=ForeignKey("voters.petition", PROTECT), place=CharField(max_length=200),
                posted_on=DateField(default=timezone.localdate), removed_on=DateField(null=True), photo=FileField(upload_to="boards/%Y", blank=True),
                photo_on=DateField(null=True),
                rules={"place_given": ~Q(place=""), "removed_after": Q(removed_on__isnull=True) | Q(removed_on__gte=F("posted_on")),
                    "photo_dated": Q(photo="", photo_on__isnull=True)
                    | (~Q(photo="") & Q(photo_on__isnull=False, photo_on__gte=F("posted_on")))}),
            *with_columns("voters.Meeting", history=True,
                agenda_order=ArrayField(CharField(max_length=20), default=list, blank=True)),
        ]),
        migrations.RunPython(write, migrations.RunPython.noop),
        guard("voters_count_recommendations", """
    UPDATE voters_supervision SET recommendations = (SELECT count(*) FROM voters_recommendation
        WHERE supervision_id = voters_supervision.id), answered = (SELECT count(answered_on) FROM voters_recommendation
        WHERE supervision_id = voters_supervision.id)
     WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.supervision_id ELSE NEW.supervision_id END;
    RETURN NULL;
""", "voters_count_recommendations AFTER INSERT OR UPDATE OR DELETE ON voters_recommendation"),
        guard("voters_supervision_counts_its_list", """
    -- Where the recommendations are listed, their number is that of the list, whatever a form or sheet says.
    IF EXISTS (SELECT FROM voters_recommendation WHERE supervision_id = NEW.id) THEN
        SELECT count(*), count(answered_on) INTO NEW.recommendations, NEW.answered
          FROM voters_recommendation WHERE supervision_id = NEW.id;
    END IF;
    RETURN NEW;
""", "voters_supervision_counts_its_list BEFORE UPDATE ON voters_supervision"),
    ]
