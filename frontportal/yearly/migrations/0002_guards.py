"""An edition is written once: the database takes only a true hash and the next number, and changes nothing after."""

from django.db import migrations

from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("yearly", "0001_initial")]
    operations = [
        guard("yearly_edition_stays", """
    IF TG_OP <> 'INSERT' THEN
        RAISE EXCEPTION 'Ấn bản đã công bố không sửa, không xoá được. Hãy công bố ấn bản mới.';
    END IF;
    IF NEW.sha256 <> encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex') THEN
        RAISE EXCEPTION 'Mã băm không khớp với nội dung của ấn bản.';
    END IF;
    IF NEW.number <> 1 + (SELECT count(*) FROM yearly_edition WHERE year = NEW.year) THEN
        RAISE EXCEPTION 'Các ấn bản của một năm được đánh số liên tục.';
    END IF;
    RETURN NEW;
""", "yearly_edition_stays BEFORE INSERT OR UPDATE OR DELETE ON yearly_edition"),
    ]
