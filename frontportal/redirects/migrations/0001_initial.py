"""Old addresses; none leads to another, whoever writes at the same time."""

from django.db import migrations
from django.db.models import CharField, F, Q

from frontportal.kit.records.schema import USER, table, tables
from frontportal.kit.records.triggers import guard
from frontportal.redirects.fields import OldAddressField, PathField

OWN_PATH = r"^/($|[^/\\\s[:cntrl:]][^\\\s[:cntrl:]]*$)"


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER)]
    operations = [
        *tables(
            table("redirects.Redirect", "địa chỉ cũ", history=True, ordering=["old_address"],
                old_address=OldAddressField(max_length=600, unique=True), title=CharField(max_length=200), target=CharField(max_length=600),
                note=CharField(max_length=300),
                old_path=PathField(source=("old_address",), db_index=True),
                target_path=PathField(source=("target",), db_index=True),
                rules={
                    "old_address_given": ~Q(old_address=""), "own_site": Q(target__regex=OWN_PATH),
                    "elsewhere": ~Q(old_path=F("target_path"))}),
        ),
        guard("redirects_no_chain", """
    PERFORM pg_advisory_xact_lock(hashtext('redirects_redirect'));
    IF EXISTS (SELECT 1 FROM redirects_redirect r WHERE r.id <> NEW.id AND r.old_path = NEW.target_path) THEN
        RAISE EXCEPTION 'Nơi chuyển tới cũng là một địa chỉ cũ. Hãy ghi thẳng trang cuối cùng.';
    END IF;
    IF EXISTS (SELECT 1 FROM redirects_redirect r WHERE r.id <> NEW.id AND r.target_path = NEW.old_path) THEN
        RAISE EXCEPTION 'Địa chỉ này đang là nơi một địa chỉ cũ khác chuyển tới. Hãy sửa địa chỉ kia trước.';
    END IF;
    RETURN NEW;
""", "redirects_redirect_no_chain BEFORE INSERT OR UPDATE ON redirects_redirect"),
    ]
