"""A film bears the consents of who is in it, as a picture does."""

from django.db import migrations
from django.db.models import BooleanField, ManyToManyField

from frontportal.kit.records.schema import ModelOperations, with_columns
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("news", "0007_films"), ("consents", "0001_initial")]
    operations = [
        ModelOperations([*with_columns("news.Video", is_withheld=BooleanField(default=False, db_default=False),
            consents=ManyToManyField("consents.consent", related_name="+"))]),
        guard("news_withhold_videos", """
    UPDATE news_video SET is_withheld = true WHERE NOT is_withheld
        AND id IN (SELECT video_id FROM news_video_consents WHERE consent_id = NEW.id);
    RETURN NULL;
""", "news_withhold_videos AFTER UPDATE OF withdrawn_at ON consents_consent WHEN NEW.withdrawn_at IS NOT NULL"),
        guard("news_withhold_video", """
    PERFORM 1 FROM consents_consent WHERE id = NEW.consent_id AND withdrawn_at IS NULL FOR SHARE;
    IF NOT FOUND THEN UPDATE news_video SET is_withheld = true WHERE id = NEW.video_id; END IF;
    RETURN NULL;
""", "news_withhold_video AFTER INSERT OR UPDATE ON news_video_consents"),
        guard("news_video_stays_withheld", "\nNEW.is_withheld := true;\nRETURN NEW;\n",
            "news_video_stays_withheld BEFORE UPDATE ON news_video WHEN OLD.is_withheld AND NOT NEW.is_withheld"),
    ]
