from django.db import migrations
from django.db.models import CharField, DateTimeField, Q, TextField

from frontportal.kit.records.schema import index, table, tables


class Migration(migrations.Migration):
    dependencies = []
    operations = tables(
        table("operations.OperationRun", "lần vận hành", plural="nhật ký vận hành", stamped=False, ordering=["-started_at"],
            kind=CharField(max_length=8), result=CharField(max_length=8, default="running"),
            started_at=DateTimeField(auto_now_add=True), ended_at=DateTimeField(null=True), report=TextField(),
            rules={"ended": Q(result="running", ended_at__isnull=True) | ~Q(result="running") & Q(ended_at__isnull=False)},
            indexes={"operations_run_newest": index("kind", "-started_at")}),
    )
