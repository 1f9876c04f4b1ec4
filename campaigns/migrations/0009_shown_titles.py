"""A second person shows what is typed from now on; the titles that are there have been read already."""
from django.db.migrations import AlterField, Migration as Base
from django.db.models import BooleanField

from frontportal.kit.records.schema import ModelOperations, with_columns


class Migration(Base):
    dependencies = [("campaigns", "0008_shown")]
    operations = [
        ModelOperations([*with_columns("campaigns.Recognition", history=True, shown=BooleanField(default=False, db_default=True))]),
        *(AlterField(f"{past}Recognition", "shown", BooleanField(default=False, db_default=False)) for past in ("", "Historical"))]
