"""What documents' files say, and which document took another's place."""

from django.db import migrations
from django.db.models import PROTECT, CharField, F, FileField, ForeignKey, PositiveIntegerField, Q, TextField

from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.schema import ModelOperations, with_columns, with_rules
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("news", "0004_consents")]
    operations = [
        ModelOperations([
            *with_columns("news.Document", history=True, replaced_by=ForeignKey("news.document", PROTECT, null=True)),
            *with_columns("news.Document", file_text=TextField(default=""), file_pages=PositiveIntegerField(null=True),
                file_read=CharField(max_length=200, default=""), preview=FileField(upload_to="news/previews/%Y", default="")),
            migrations.AlterField("Document", "folded", FoldedField(source=("number", "issuer", "abstract", "file_text"))),
            *with_rules("news.Document", replaced_by_another=~Q(replaced_by=F("pk"))),
        ]),
        guard("news_document_replaced_later", """
    IF EXISTS (SELECT 1 FROM news_document d WHERE d.id = NEW.replaced_by_id AND d.issued_on <= NEW.issued_on) THEN
        RAISE EXCEPTION 'Văn bản thay thế phải ban hành sau văn bản bị thay thế.';
    END IF;
    IF EXISTS (SELECT 1 FROM news_document d WHERE d.replaced_by_id = NEW.id AND d.issued_on >= NEW.issued_on) THEN
        RAISE EXCEPTION 'Văn bản này thay thế một văn bản ban hành cùng ngày hoặc sau nó.';
    END IF;
    RETURN NEW;
""", "news_document_replaced BEFORE INSERT OR UPDATE OF issued_on, replaced_by_id ON news_document"),
    ]
