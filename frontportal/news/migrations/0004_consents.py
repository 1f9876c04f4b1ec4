"""A picture bears the consents of who is in it; one that was withdrawn takes it off the site, whoever writes that."""

from django.db import migrations
from django.db.models import BooleanField, ManyToManyField

from frontportal.kit.records.schema import ModelOperations, with_columns
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("news", "0003_codes"), ("consents", "0001_initial")]
    operations = [
        ModelOperations([*with_columns("news.Picture", is_withheld=BooleanField(default=False),
            consents=ManyToManyField("consents.consent", related_name="+"))]),
        guard("news_withhold_pictures", """
    UPDATE news_picture SET is_withheld = true WHERE NOT is_withheld
        AND id IN (SELECT picture_id FROM news_picture_consents WHERE consent_id = NEW.id);
    RETURN NULL;
""", "news_withhold_pictures AFTER UPDATE OF withdrawn_at ON consents_consent WHEN NEW.withdrawn_at IS NOT NULL"),
        guard("news_withhold_picture", """
    PERFORM 1 FROM consents_consent WHERE id = NEW.consent_id AND withdrawn_at IS NULL FOR SHARE;
    IF NOT FOUND THEN UPDATE news_picture SET is_withheld = true WHERE id = NEW.picture_id; END IF;
    RETURN NULL;
""", "news_withhold_picture AFTER INSERT OR UPDATE ON news_picture_consents"),
        guard("news_stay_withheld", """
    NEW.is_withheld := true; -- a form that was opened before the withdrawal says otherwise and is not right
    RETURN NEW;
""", "news_stay_withheld BEFORE UPDATE ON news_picture WHEN OLD.is_withheld AND NOT NEW.is_withheld"),
    ]
