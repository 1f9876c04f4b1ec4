"""That a petition was received goes with it where the import that brought it is undone: nothing more of its way, and within a day."""

from django.db import migrations

from frontportal.kit.records.triggers import function


class Migration(migrations.Migration):
    dependencies = [("voters", "0018_supervision_papers")]
    operations = [function("voters_take_back(keys bigint[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT", """
DELETE FROM voters_petitionstep step USING voters_petition petition WHERE petition.id = step.petition_id
    AND petition.id = ANY (keys) AND petition.state = 'received' AND petition.created_at > now() - interval '25 hours'
    AND NOT EXISTS (SELECT FROM voters_petitionstep other WHERE other.petition_id = petition.id AND other.id <> step.id);
""")]
