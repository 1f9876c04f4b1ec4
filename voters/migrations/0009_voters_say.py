"""What voters said when they were told is kept with the step."""

from django.db import migrations
from django.db.models import CharField, Q

from frontportal.kit.records.schema import ModelOperations, with_columns, with_rules
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("voters", "0008_split")]
    operations = [
        ModelOperations([
            *with_columns("voters.PetitionStep", voters_say=CharField(max_length=12, default="")),
            *with_rules("voters.PetitionStep", say_when_told=Q(voters_say="") | Q(to_state="reported")),
        ]),
        guard("voters_step_say_unchanged", """
    IF OLD.voters_say IS DISTINCT FROM NEW.voters_say THEN
        RAISE EXCEPTION 'Quá trình xử lý đã ghi thì không sửa.';
    END IF;
    RETURN NEW;
""", "voters_step_say_unchanged BEFORE UPDATE ON voters_petitionstep"),
    ]
