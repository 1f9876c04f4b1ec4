"""One letter may answer many petitions; a body may answer at the meeting itself."""

from django.db import migrations
from django.db.models import PROTECT, BooleanField, CharField, DateField, FileField, ForeignKey, Q

from frontportal.kit.records.schema import USER, ModelOperations, table, unique, with_columns, with_rules
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("voters", "0010_erasing")]
    operations = [
        ModelOperations([
            *table("voters.ReplyDocument", "văn bản trả lời nhiều kiến nghị", history=True, ordering=["-signed_on", "-pk"],
                agency=ForeignKey("voters.agency", PROTECT, related_name="+"), number=CharField(max_length=50),
                signed_on=DateField(), signer=CharField(max_length=150), file=FileField(upload_to="replies/%Y", blank=True),
                rules={"number_given": ~Q(number=""), "once": unique("agency", "number", "signed_on")}),
            *with_columns("voters.Reply", history=True, document=ForeignKey("voters.replydocument", PROTECT, null=True),
                meeting=ForeignKey("voters.meeting", PROTECT, null=True, related_name="+"),
                withholds_earlier=BooleanField(default=False)),
            *with_rules("voters.Reply", letter_or_spoken=Q(meeting__isnull=True) | Q(document__isnull=True)),
        ]),
        guard("voters_reply_as_its_letter", """
    IF EXISTS (SELECT FROM voters_reply reply JOIN voters_replydocument letter ON letter.id = reply.document_id
                WHERE (TG_TABLE_NAME = 'voters_reply' AND reply.id = NEW.id
                       OR TG_TABLE_NAME = 'voters_replydocument' AND letter.id = NEW.id)
                  AND (reply.number, reply.signed_on, reply.signer)
                      IS DISTINCT FROM (letter.number, letter.signed_on, letter.signer)) THEN
        RAISE EXCEPTION 'Số, ngày ký, người ký của câu trả lời phải như văn bản trả lời chung.';
    END IF;
    RETURN NULL;
""",
            "voters_reply_as_its_letter AFTER INSERT OR UPDATE ON voters_reply DEFERRABLE INITIALLY DEFERRED"
            " WHEN NEW.document_id IS NOT NULL",
            "voters_letter_as_its_replies AFTER UPDATE ON voters_replydocument DEFERRABLE INITIALLY DEFERRED"),
    ]
