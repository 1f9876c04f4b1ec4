from django.contrib.auth.models import UserManager
from django.db import migrations
from django.db.models import BooleanField, CharField, DateTimeField, EmailField, ManyToManyField
from django.utils.timezone import now

from frontportal.kit.records.schema import table, tables


class Migration(migrations.Migration):
    dependencies = [("auth", "0012_alter_user_first_name_max_length")]
    operations = tables(
        table("staff.User", "người dùng", stamped=False, history=True, excluded_fields=["password", "last_login"],
            ordering=["username"],
            password=CharField(max_length=128), last_login=DateTimeField(null=True),
            is_superuser=BooleanField(default=False), username=CharField(max_length=150, unique=True),
            email=EmailField(max_length=254), is_staff=BooleanField(default=False),
            is_active=BooleanField(default=True), date_joined=DateTimeField(default=now),
            full_name=CharField(max_length=100), title=CharField(max_length=100), groups=ManyToManyField("auth.group"),
            user_permissions=ManyToManyField("auth.permission"),
            managers=[("objects", UserManager())]),
    )
