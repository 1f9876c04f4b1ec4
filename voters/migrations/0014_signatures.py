"""What is known of the digital signatures of a letter; photos of boards are stored without their place."""

from django.db import migrations
from django.db.models import JSONField

from frontportal.kit.records.pictures import ClosedPictureField
from frontportal.kit.records.schema import ModelOperations, as_recorded, with_columns

PHOTO = ClosedPictureField(upload_to="boards/%Y", blank=True)


class Migration(migrations.Migration):
    dependencies = [("voters", "0013_pictures")]
    operations = [ModelOperations([
        *with_columns("voters.ReplyDocument", history=True, signatures=JSONField(null=True)),
        migrations.AlterField("boardnotice", "photo", PHOTO),
        migrations.AlterField("historicalboardnotice", "photo", as_recorded("photo", PHOTO)),
    ])]
