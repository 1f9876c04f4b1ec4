"""The groups of the office. Their permissions follow after `migrate`, from the table in roles.py."""

from django.db import migrations

NAMES = (
    "Cán bộ xã",
    "Biên tập viên",
    "Người duyệt",
    "Kế toán",
    "Người xác nhận chi",
    "Lãnh đạo",
    "Cán bộ dữ liệu cá nhân",
    "Quản trị",
)


def make_groups(apps, schema_editor):
    for name in NAMES:
        apps.get_model("auth", "Group").objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [("staff", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
