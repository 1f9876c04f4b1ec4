"""What became of livelihoods: looked at when they have been handed over for months, by no more households than were helped."""

from django.db import migrations
from django.db.models import PROTECT, CharField, DateField, ForeignKey, PositiveSmallIntegerField, Q

from frontportal.kit.records.schema import USER, table, tables, unique
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("assistance", "0006_promises")]
    operations = [
        *tables(
            table("follow_ups.FollowUp", "lần theo dõi sinh kế", plural="theo dõi sinh kế", history=True,
                ordering=["-date", "livelihood", "months"],
                livelihood=ForeignKey("assistance.livelihood", PROTECT), months=PositiveSmallIntegerField(),
                date=DateField(), outcome=CharField(max_length=10),
                households_risen=PositiveSmallIntegerField(default=0), people=CharField(max_length=200),
                note=CharField(max_length=300),
                rules={
                    "once": unique("livelihood", "months"), "months": Q(months__in=(6, 12)),
                    "loss_says_why": ~Q(outcome="lost") | ~Q(note="")})),
        guard("follow_ups_of_handed_over", """
DECLARE helped assistance_livelihood%ROWTYPE;
BEGIN
    SELECT * INTO helped FROM assistance_livelihood WHERE id = NEW.livelihood_id FOR SHARE;
    IF helped.state <> 'handed_over' OR NEW.date < helped.date + make_interval(months => NEW.months - 1) THEN
        RAISE EXCEPTION 'Kỳ theo dõi sau % tháng chưa đến: hỗ trợ trao ngày %.', NEW.months, to_char(helped.date, 'DD/MM/YYYY');
    END IF;
    IF NEW.households_risen > helped.households THEN
        RAISE EXCEPTION 'Hỗ trợ này dành cho % hộ.', helped.households;
    END IF;
    RETURN NEW;
""", "follow_ups_of_handed_over BEFORE INSERT OR UPDATE ON follow_ups_followup"),
    ]
