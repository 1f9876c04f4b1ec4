"""Which roles a person had when, and which nobody has together."""

from django.db import migrations

from frontportal.kit.records.schema import historical_pairs, tables
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("staff", "0003_mails")]
    operations = [
        *tables([historical_pairs("staff", "User", "groups", "auth.group")]),
        # At the end of the transaction, for a form takes and gives in any order. The account is locked, so that of two
        # administrators who give one role each the second sees the first.
        guard("staff_roles_apart", """
DECLARE held text[]; one text; deed text;
BEGIN
    PERFORM 1 FROM staff_user WHERE id = NEW.user_id FOR NO KEY UPDATE;
    SELECT array_agg(name::text) INTO held FROM auth_group
        WHERE id IN (SELECT group_id FROM staff_user_groups WHERE user_id = NEW.user_id);
    FOR one, deed IN VALUES ('Kế toán', 'lập chứng từ'), ('Quản trị', 'cấp quyền') LOOP
        IF held @> ARRAY[one, 'Người xác nhận chi'] THEN
            RAISE EXCEPTION 'Vai trò “%” và “%” không giao cho cùng một người: ai % thì không xác nhận tiền.',
                one, 'Người xác nhận chi', deed;
        END IF;
    END LOOP;
    RETURN NULL;
""",
            "staff_roles_apart AFTER INSERT OR UPDATE ON staff_user_groups DEFERRABLE INITIALLY DEFERRED"),
    ]
