from django.conf import settings
from django.db import migrations
from django.db.models import (
    CASCADE, BigIntegerField, BooleanField, CharField, DateTimeField, ForeignKey, OneToOneField, PositiveIntegerField,
    SmallIntegerField, TextField,
)
from django.utils.timezone import now

from frontportal.kit.records.schema import table, tables, unique

USER = settings.AUTH_USER_MODEL


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER)]
    operations = tables(
        table("signin.Authenticator", "ứng dụng mã một lần", stamped=False,
            user=ForeignKey(USER, CASCADE), name=CharField(max_length=64), confirmed=BooleanField(default=True),
            throttling_failure_timestamp=DateTimeField(null=True, default=None),
            throttling_failure_count=PositiveIntegerField(default=0),
            encrypted_secret=CharField(max_length=200), last_step=BigIntegerField(default=-1),
            drift=SmallIntegerField(default=0), made_at=DateTimeField(default=now),
            rules={"once": unique("user")}),
        table("signin.RecoveryCode", "mã dự phòng", stamped=False,
            user=ForeignKey(USER, CASCADE, related_name="recovery_codes"), digest=CharField(max_length=64),
            used_at=DateTimeField(null=True), rules={"once": unique("user", "digest")}),
        table("signin.KnownAddress", "địa chỉ đã đăng nhập đúng", stamped=False,
            user=ForeignKey(USER, CASCADE, related_name="known_addresses"), digest=CharField(max_length=64),
            used_at=DateTimeField(default=now), rules={"once": unique("user", "digest")}),
        table("signin.ResetMail", "thư đặt lại mật khẩu", stamped=False,
            user=OneToOneField(USER, CASCADE, primary_key=True, serialize=False, related_name="+"), sent_at=DateTimeField(default=now)),
        table("signin.StaffSession", "phiên làm việc", stamped=False,
            session_key=CharField(max_length=40, primary_key=True, serialize=False), session_data=TextField(),
            expire_date=DateTimeField(db_index=True),
            user=ForeignKey(USER, CASCADE, null=True, related_name="sessions")),
    )
