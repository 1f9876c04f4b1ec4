"""Comments on drafts, boards of communes."""

from django.db import migrations
from django.db.models import PROTECT, BooleanField, CharField, DateField, F, ForeignKey, PositiveSmallIntegerField, Q, TextField

from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.schema import USER, table, tables, unique
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("places", "0003_lives")]
    operations = [*tables(
        table("criticism.DraftComment", "góp ý, phản biện dự thảo", history=True, ordering=["-asked_on", "-pk"],
            unit=ForeignKey("places.unit", PROTECT, related_name="+"), kind=CharField(max_length=10),
            form=CharField(max_length=10, default="letter"), draft=CharField(max_length=300), drafter=CharField(max_length=200),
            asked_on=DateField(), due_on=DateField(null=True), held_on=DateField(null=True), letter_number=CharField(max_length=60, blank=True),
            sent_on=DateField(null=True), points=PositiveSmallIntegerField(default=0), summary=TextField(blank=True),
            answer=CharField(max_length=10, blank=True, default=""), answered_on=DateField(null=True),
            shown=BooleanField(default=False, db_default=False),
            folded=FoldedField(source=("draft", "drafter", "letter_number")),
            rules={"draft_given": ~Q(draft=""), "drafter_given": ~Q(drafter=""),
                "sent_after": Q(sent_on__isnull=True) | Q(sent_on__gte=F("asked_on")),
                "answer_after": Q(sent_on__isnull=False) | Q(answer="", answered_on__isnull=True, letter_number=""),
                "answered": Q(answer="", answered_on__isnull=True)
                | (~Q(answer="") & Q(answered_on__isnull=False, answered_on__gte=F("sent_on")))}),
        table("criticism.CommuneBoard", "ban ở xã", plural="các ban ở xã", history=True, ordering=["unit", "kind", "-since"],
            unit=ForeignKey("places.unit", PROTECT, related_name="+"), kind=CharField(max_length=10), since=DateField(),
            until=DateField(null=True), members=PositiveSmallIntegerField(), decision=CharField(max_length=120, blank=True),
            shown=BooleanField(default=False, db_default=False),
            rules={"once": unique("unit", "kind", "since"), "until": Q(until__isnull=True) | Q(until__gt=F("since")),
                "members": Q(members__gte=1)}),
    ), guard("criticism_draftcomment_in_unit", """
    PERFORM places_check_unit(NEW.unit_id, NEW.asked_on);
    RETURN NEW;
""", "criticism_draftcomment_in_unit BEFORE INSERT OR UPDATE OF unit_id, asked_on ON criticism_draftcomment"),
        guard("criticism_communeboard_in_unit", """
    PERFORM places_check_unit(NEW.unit_id, NEW.since);
    RETURN NEW;
""", "criticism_communeboard_in_unit BEFORE INSERT OR UPDATE OF unit_id, since ON criticism_communeboard")]
