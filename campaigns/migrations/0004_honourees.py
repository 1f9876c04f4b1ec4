"""People and collectives that a ceremony honours, named by consent."""

from django.db import migrations
from django.db.models import PROTECT, BooleanField, CharField, ForeignKey, PositiveSmallIntegerField, Q, TextField

from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.schema import USER, table, tables, unique


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(USER), ("campaigns", "0003_units"), ("consents", "0001_initial"),
        ("news", "0004_consents"),
    ]
    operations = tables(
        table("campaigns.Honouree", "người, tập thể được tôn vinh", history=True,
            excluded_fields=["name", "role", "deed"], ordering=["honour", "position", "pk"],
            honour=ForeignKey("campaigns.honour", PROTECT), kind=CharField(max_length=10),
            name=CharField(max_length=200), role=CharField(max_length=200), deed=TextField(max_length=2000),
            consent=ForeignKey("consents.consent", PROTECT, null=True, related_name="+"),
            picture=ForeignKey("news.picture", PROTECT, null=True, related_name="+"),
            position=PositiveSmallIntegerField(default=0), is_illustration=BooleanField(default=False),
            folded=FoldedField(source=("name", "role", "deed")),
            rules={"once": unique("honour", "kind", "name", "role"), "says_what_for": ~Q(name="") & ~Q(deed="")}),
    )
