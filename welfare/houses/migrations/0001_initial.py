"""The steps of houses: taken in order, approved by a second person; a house that has steps stands where they say."""

from django.db import migrations
from django.db.models import PROTECT, CharField, DateField, ForeignKey, Q

from frontportal.kit.records.fields import MoneyField
from frontportal.kit.records.schema import USER, table, tables
from frontportal.kit.records.triggers import function, guard


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("assistance", "0005_ranges")]
    operations = [
        *tables(
            table("houses.HouseStep", "bước làm nhà", plural="các bước làm nhà", history=True, ordering=["house", "pk"],
                permissions=[("approve_housestep", "Phê duyệt hỗ trợ làm nhà")],
                house=ForeignKey("assistance.house", PROTECT), stage=CharField(max_length=12), date=DateField(),
                amount=MoneyField(null=True, least=1), document=CharField(max_length=60), people=CharField(max_length=200),
                witness=CharField(max_length=100), note=CharField(max_length=300),
                rules={"approved_by": ~Q(stage="approval") | (Q(amount__isnull=False) & ~Q(document="")),
                    "pause_says_why": ~Q(stage="pause") | ~Q(note=""), "handover_witnessed": ~Q(stage="handover") | ~Q(witness=""),
                    "amount_positive": Q(amount__isnull=True) | Q(amount__gt=0)})),
        function("houses_stage(the_house bigint) RETURNS text LANGUAGE sql STABLE", """
    SELECT stage FROM houses_housestep WHERE house_id = the_house AND stage <> 'pause' ORDER BY id DESC LIMIT 1
"""),
        function("houses_state(stage text) RETURNS text LANGUAGE sql IMMUTABLE", """
    SELECT CASE WHEN stage IN ('survey', 'approval') THEN 'planned' WHEN stage = 'handover' THEN 'handed_over'
        ELSE 'building' END
"""),
        guard("houses_step_in_order", """
DECLARE the_house assistance_house%ROWTYPE; last houses_housestep%ROWTYPE; standing text;
BEGIN
    SELECT * INTO the_house FROM assistance_house WHERE id = NEW.house_id FOR UPDATE;
    SELECT * INTO last FROM houses_housestep WHERE house_id = NEW.house_id ORDER BY id DESC LIMIT 1;
    standing := houses_stage(NEW.house_id);
    IF NOT (CASE WHEN last.id IS NULL THEN NEW.stage = 'survey' AND the_house.state = 'planned'
        WHEN last.stage = 'pause' THEN NEW.stage = standing
        ELSE last.stage || '>' || NEW.stage IN ('survey>approval', 'survey>survey', 'survey>pause',
            'approval>construction', 'approval>survey', 'approval>pause', 'construction>acceptance',
            'construction>pause', 'acceptance>handover', 'acceptance>construction', 'acceptance>pause',
            'handover>acceptance') END) THEN
        RAISE EXCEPTION 'Căn nhà % vừa được ghi bước khác hoặc không qua các bước; bước này không ghi tiếp được.',
            upper(the_house.code);
    END IF;
    IF NEW.date < last.date THEN
        RAISE EXCEPTION 'Ngày % trước bước liền trước (%).', to_char(NEW.date, 'DD/MM/YYYY'), to_char(last.date, 'DD/MM/YYYY');
    END IF;
    IF NEW.stage = 'approval' AND NEW.amount <> the_house.support THEN
        RAISE EXCEPTION 'Mức hỗ trợ ghi ở căn nhà là %; mức được duyệt phải đúng bằng số đó.', assistance_dong(the_house.support);
    END IF;
    IF NEW.stage = 'approval' AND EXISTS (SELECT 1 FROM houses_housestep WHERE house_id = NEW.house_id AND stage = 'survey'
        AND created_by_id = NEW.created_by_id) THEN
        RAISE EXCEPTION 'Người phê duyệt phải khác người khảo sát căn nhà này.';
    END IF;
    RETURN NEW;
""", "houses_step_in_order BEFORE INSERT ON houses_housestep"),
        guard("houses_steps_stay", """
    RAISE EXCEPTION 'Bước đã ghi thì không sửa, không xoá được. Hãy ghi bước tiếp theo.';
""",
            "houses_steps_stay BEFORE UPDATE OF house_id, stage, date, amount, document, people, witness, note ON houses_housestep",
            "houses_steps_remain BEFORE DELETE ON houses_housestep"),
        guard("houses_state_follows", """
    UPDATE assistance_house SET state = houses_state(NEW.stage),
        handed_over_on = CASE WHEN NEW.stage = 'handover' THEN NEW.date END
        WHERE id = NEW.house_id AND NEW.stage <> 'pause';
    RETURN NULL;
""", "houses_state_follows AFTER INSERT ON houses_housestep"),
        guard("houses_house_keeps_to_steps", """
DECLARE standing text := houses_stage(NEW.id); approved bigint;
BEGIN
    IF standing IS NULL THEN RETURN NEW; END IF;
    IF NEW.state <> houses_state(standing) OR NEW.handed_over_on IS DISTINCT FROM (SELECT date FROM houses_housestep
        WHERE house_id = NEW.id AND stage <> 'pause' AND standing = 'handover' ORDER BY id DESC LIMIT 1) THEN
        RAISE EXCEPTION 'Tiến độ căn nhà này theo các bước đã ghi. Hãy ghi bước tiếp theo.';
    END IF;
    SELECT CASE stage WHEN 'approval' THEN amount END INTO approved FROM houses_housestep
        WHERE house_id = NEW.id AND stage IN ('survey', 'approval') ORDER BY id DESC LIMIT 1;
    IF approved <> NEW.support THEN
        RAISE EXCEPTION 'Mức hỗ trợ % đã được phê duyệt. Muốn đổi thì ghi khảo sát, phê duyệt lại trước khi thực hiện.',
            assistance_dong(approved);
    END IF;
    RETURN NEW;
""",
            "houses_house_keeps_to_steps BEFORE UPDATE ON assistance_house WHEN"
            " (OLD.state, OLD.handed_over_on, OLD.support) IS DISTINCT FROM (NEW.state, NEW.handed_over_on, NEW.support)"),
    ]
