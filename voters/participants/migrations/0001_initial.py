"""Deputies and chair, articles, closed papers of meetings."""

from django.db import migrations
from django.db.models import CASCADE, PROTECT, CharField, FileField, ForeignKey, PositiveSmallIntegerField, Q

from frontportal.kit.records.schema import USER, table, tables, unique


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("voters", "0014_signatures"), ("news", "0007_films")]
    operations = tables(
        table("participants.MeetingDelegate", "đại biểu, chủ trì", history=True, ordering=["meeting", "number", "pk"],
            meeting=ForeignKey("voters.meeting", CASCADE, related_name="delegates"), number=PositiveSmallIntegerField(default=1),
            role=CharField(max_length=10, default="deputy"), name=CharField(max_length=100), office=CharField(max_length=200),
            council=CharField(max_length=10, blank=True), rules={"name_given": ~Q(name=""), "office_given": ~Q(office=""),
                "once": unique("meeting", "name", "office"), "council": Q(role="deputy") | Q(council="")}),
        table("participants.MeetingArticle", "bài viết về hội nghị", history=True, ordering=["meeting", "pk"],
            meeting=ForeignKey("voters.meeting", CASCADE, related_name="told_in"),
            article=ForeignKey("news.article", PROTECT, related_name="+"), rules={"once": unique("meeting", "article")}),
        table("participants.MeetingFile", "biên bản, danh sách dự", history=True, excluded_fields=["file"],
            ordering=["-meeting__start", "-pk"], meeting=ForeignKey("voters.meeting", PROTECT, related_name="closed_files"),
            kind=CharField(max_length=10), file=FileField(upload_to="meetings/%Y"),
            rules={"file_given": ~Q(file="")}),
    )
