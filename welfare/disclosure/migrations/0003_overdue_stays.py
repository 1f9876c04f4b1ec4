"""Whoever withdraws an appeal, and by whichever way: not while its totals are overdue to the public."""

from django.db import migrations

from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0002_first_rules"), ("appeals", "0004_days")]
    operations = [
        # Terms in working days are the application's to count; those in calendar days are held here.
        guard("disclosure_overdue_stays", """
DECLARE owed text;
BEGIN
    SELECT duty.event INTO owed FROM (VALUES ('received', NEW.closed_on), ('spent', NEW.distributed_on)) duty(event, since)
        CROSS JOIN LATERAL (SELECT days, working_days FROM disclosure_disclosurerule r
            WHERE r.event = duty.event AND r.since <= duty.since ORDER BY r.since DESC LIMIT 1) rule
        WHERE NOT rule.working_days
        AND duty.since + rule.days < (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
        AND NOT EXISTS (SELECT 1 FROM disclosure_disclosure d WHERE d.appeal_id = NEW.id AND d.event = duty.event)
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'Đợt “%” còn quá hạn công khai %. Hãy công khai xong rồi mới gỡ.', NEW.title,
            CASE owed WHEN 'received' THEN 'số đã tiếp nhận' ELSE 'số đã phân phối' END;
    END IF;
    RETURN NEW;
""",
            "disclosure_overdue_stays BEFORE UPDATE OF state ON appeals_appeal WHEN OLD.state = 'published' AND NEW.state = 'withdrawn'"),
    ]
