"""A house before and after, in pictures of the library."""

from django.db import migrations
from django.db.models import PROTECT, CharField, ForeignKey, OneToOneField, Q

from frontportal.kit.records.schema import USER, table, tables, unique


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("houses", "0001_initial"), ("news", "0008_film_consents")]
    operations = tables(table(
        "houses.HousePicture", "ảnh căn nhà", plural="ảnh trước và sau", history=True, ordering=["house", "-moment"],
        house=ForeignKey("assistance.house", PROTECT, related_name="pictures"), moment=CharField(max_length=6),
        picture=OneToOneField("news.picture", PROTECT, related_name="+"),
        rules={"once": unique("house", "moment"), "moment": Q(moment__in=("before", "after"))}))
