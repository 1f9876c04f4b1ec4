"""A second person shows what is typed from now on; the decisions that are there have been read already."""
from django.db.migrations import AlterField, Migration as Base
from django.db.models import BooleanField

from frontportal.kit.records.schema import ModelOperations, with_columns


class Migration(Base):
    dependencies = [("recognition", "0001_initial")]
    operations = [
        ModelOperations([*with_columns("recognition.TitleCarryover", history=True, shown=BooleanField(default=False, db_default=True))]),
        *(AlterField(f"{past}TitleCarryover", "shown", BooleanField(default=False, db_default=False)) for past in ("", "Historical"))]
