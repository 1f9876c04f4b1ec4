"""An account that the public gives to is published by a second person, and its number stays while it is published."""

from django.db import migrations

NUMBER_STAYS = """
CREATE FUNCTION welfare_keep_giving_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.number, NEW.bin, NEW.fund_id) IS DISTINCT FROM (OLD.number, OLD.bin, OLD.fund_id) THEN
        RAISE EXCEPTION 'Tài khoản đang công khai để nhận ủng hộ. Hãy thôi công khai trước khi sửa.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER welfare_bankaccount_keep_giving BEFORE UPDATE ON welfare_bankaccount
    FOR EACH ROW WHEN (OLD.giving AND NEW.giving) EXECUTE FUNCTION welfare_keep_giving_account();
"""
NUMBER_STAYS_BACK = """
DROP TRIGGER welfare_bankaccount_keep_giving ON welfare_bankaccount;
DROP FUNCTION welfare_keep_giving_account();
"""


class Migration(migrations.Migration):
    dependencies = [("welfare", "0010_matching_guards")]

    operations = [
        migrations.AlterModelOptions(
            name="bankaccount",
            options={
                "ordering": ["bank", "number"],
                "permissions": [("publish_bankaccount", "Công khai tài khoản nhận ủng hộ")],
                "verbose_name": "tài khoản ngân hàng",
                "verbose_name_plural": "tài khoản ngân hàng",
            },
        ),
        migrations.RunSQL(NUMBER_STAYS, NUMBER_STAYS_BACK),
    ]
