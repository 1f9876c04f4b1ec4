"""Terms by channel, as the joint resolution gives them; the assembly's terms and sessions; due days that move."""

from django.db import migrations
from django.db.models import (
    CASCADE, PROTECT, F, Q, CharField, DateField, DateTimeField, ForeignKey, PositiveSmallIntegerField,
)
from django.db.migrations import RemoveConstraint

from frontportal.kit.records.fields import staff_member
from frontportal.kit.records.schema import USER, ModelOperations, table, unique, with_columns, with_rules
from frontportal.kit.records.triggers import guard

unit = lambda: ForeignKey("places.unit", PROTECT, null=True, related_name="+")  # noqa: E731


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("voters", "0004_units")]
    operations = [
        ModelOperations([
            *table("voters.Term", "khoá Quốc hội, Hội đồng nhân dân", history=True, ordering=["-since", "council"],
                council=CharField(max_length=10), unit=unit(), number=PositiveSmallIntegerField(), since=DateField(),
                until=DateField(null=True),
                rules={
                    "once": unique("council", "unit", "number", nulls_distinct=False),
                    "of_unit": Q(council="assembly", unit__isnull=True) | (~Q(council="assembly") & Q(unit__isnull=False)),
                    "number": Q(number__gte=1, number__lte=99),
                    "ends_after_start": Q(until__isnull=True) | Q(until__gte=F("since"))}),
            *table("voters.Session", "kỳ họp", history=True, ordering=["-opens_on", "-number"],
                term=ForeignKey("voters.term", PROTECT, related_name="sessions"), number=PositiveSmallIntegerField(),
                opens_on=DateField(), closes_on=DateField(null=True), report_sent_on=DateField(null=True),
                results_received_on=DateField(null=True),
                rules={
                    "once": unique("term", "number"),
                    "number": Q(number__gte=1, number__lte=99),
                    "closes_after_opening": Q(closes_on__isnull=True) | Q(closes_on__gte=F("opens_on"))}),
            *table("voters.DueDateChange", "lần đổi hạn trả lời", plural="các lần đổi hạn trả lời", stamped=False,
                ordering=["at", "pk"], petition=ForeignKey("voters.petition", CASCADE), old=DateField(), new=DateField(),
                reason=CharField(max_length=400), at=DateTimeField(), by=staff_member(""),
                rules={"moves": ~Q(old=F("new"))}),
            *with_columns("voters.Deadline", history=True, council_channel=CharField(max_length=10, blank=True),
                body_level=CharField(max_length=10, blank=True), unit=unit()),
            *with_columns("voters.Meeting", history=True, plan_sent_on=DateField(null=True),
                synthesis_on=DateField(null=True), session=ForeignKey("voters.session", PROTECT, null=True)),
            *with_columns("voters.Petition", history=True, session=ForeignKey("voters.session", PROTECT, null=True)),
            *with_columns("voters.Petition", due_rule=ForeignKey("voters.deadline", PROTECT, null=True)),
            RemoveConstraint("Deadline", "voters_deadline_once"),
            RemoveConstraint("Deadline", "voters_deadline_days"),
            RemoveConstraint("Deadline", "voters_deadline_urgency_of_answers"),
            RemoveConstraint("Meeting", "voters_meeting_results_when_held"),
            *with_rules("voters.Deadline",
                once=unique("step", "council_channel", "body_level", "unit", "urgency", "since", nulls_distinct=False),
                days=Q(days__gte=1, days__lte=366) | Q(days=0, step="publish"),
                of_answers=Q(step__in=("answer", "repeat")) | Q(urgency="", body_level="")),
            *with_rules("voters.Meeting", results_when_held=Q(state="held")
                | Q(voters__isnull=True, deputies__isnull=True, minutes="", synthesis_on__isnull=True)),
        ]),
        guard("voters_due_change_unchanged", """
    -- A deleted account empties "by"; everything else stays as it was.
    IF (OLD.petition_id, OLD.old, OLD.new, OLD.at, OLD.reason)
       IS DISTINCT FROM (NEW.petition_id, NEW.old, NEW.new, NEW.at, NEW.reason) THEN
        RAISE EXCEPTION 'Lần đổi hạn đã ghi thì không sửa.';
    END IF;
    RETURN NEW;
""", "voters_due_change_unchanged BEFORE UPDATE ON voters_duedatechange"),
    ]
