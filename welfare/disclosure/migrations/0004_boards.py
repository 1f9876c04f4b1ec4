"""Where the account of an appeal hung."""

from django.db import migrations
from django.db.models import PROTECT, CharField, DateField, F, ForeignKey, Q
from django.utils import timezone

from frontportal.kit.records.pictures import ClosedPictureField
from frontportal.kit.records.schema import USER, table, tables


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("disclosure", "0003_overdue_stays"), ("appeals", "0005_leftovers")]
    operations = tables(
        table("disclosure.AppealNotice", "lần niêm yết tại bảng", plural="các lần niêm yết tại bảng", history=True,
            ordering=["posted_on", "pk"], place=CharField(max_length=200), posted_on=DateField(default=timezone.localdate),
            removed_on=DateField(null=True), photo=ClosedPictureField(upload_to="boards/%Y", blank=True), photo_on=DateField(null=True),
            appeal=ForeignKey("appeals.appeal", PROTECT, related_name="board_notices"), event=CharField(max_length=20),
            rules={"place_given": ~Q(place=""), "removed_after": Q(removed_on__isnull=True) | Q(removed_on__gte=F("posted_on")),
                "photo_dated": Q(photo="", photo_on__isnull=True)
                | (~Q(photo="") & Q(photo_on__isnull=False, photo_on__gte=F("posted_on")))}),
    )
