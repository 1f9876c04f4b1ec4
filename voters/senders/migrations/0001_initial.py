"""Pictures of messages, and how answers were received."""

from django.db import migrations
from django.db.models import CASCADE, DateField, F, ForeignKey, PositiveIntegerField, Q

from frontportal.kit.records.pictures import ClosedPictureField
from frontportal.kit.records.schema import table, tables


class Migration(migrations.Migration):
    dependencies = [("voters", "0015_wishes")]
    operations = tables(
        table("senders.FeedbackPicture", "ảnh của góp ý", stamped=False, ordering=["feedback", "pk"],
            feedback=ForeignKey("voters.feedback", CASCADE, related_name="pictures"), image=ClosedPictureField(upload_to="feedback/%Y")),
        table("senders.AnswerRating", "đánh giá trả lời góp ý", stamped=False, ordering=["-month"],
            month=DateField(unique=True), good=PositiveIntegerField(default=0), bad=PositiveIntegerField(default=0),
            rules={"first_day": Q(month__day=1), "some": Q(good__gt=0 - F("bad"))}),
    )
