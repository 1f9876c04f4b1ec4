"""An account that the public gives to keeps its number while it is published."""

from django.db import migrations

from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("funds", "0001_initial")]
    operations = [
        guard("funds_keep_giving_account", """
    IF (NEW.number, NEW.bin, NEW.fund_id) IS DISTINCT FROM (OLD.number, OLD.bin, OLD.fund_id) THEN
        RAISE EXCEPTION 'Tài khoản đang công khai để nhận ủng hộ. Hãy thôi công khai trước khi sửa.';
    END IF;
    RETURN NEW;
""",
            "funds_bankaccount_keep_giving BEFORE UPDATE ON funds_bankaccount WHEN OLD.accepts_donations AND NEW.accepts_donations"),
    ]
