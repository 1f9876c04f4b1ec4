from secrets import token_hex

from django.contrib.postgres.fields import ArrayField
from django.db import migrations
from django.db.models import CASCADE, F, PROTECT, Q, SET_NULL, BooleanField, CharField, DateField, DateTimeField, ForeignKey, OneToOneField, PositiveIntegerField, PositiveSmallIntegerField, TextField
from django.utils.timezone import localdate, now

from frontportal.kit.records.fields import FoldedField, SortField
from frontportal.kit.records.schema import USER, index, proxy, table, tables, unique
from ..models.feedback import follow_code


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("places", "0001_initial")]
    operations = tables(
        table("voters.Agency", "cơ quan có thẩm quyền", history=True, ordering=["sort_name"],
            name=CharField(max_length=200, unique=True), level=CharField(max_length=10),
            unit=ForeignKey("places.unit", PROTECT, null=True), active=BooleanField(default=True),
            folded=FoldedField(source=("name",)), sort_name=SortField(db_collation="C", source=("name",))),
        table("voters.Deadline", "thời hạn", history=True, ordering=["step", "urgency", "-since"],
            step=CharField(max_length=20), urgency=CharField(max_length=10), days=PositiveSmallIntegerField(),
            working_days=BooleanField(default=True), since=DateField(), basis=CharField(max_length=200),
            rules={
                "once": unique("step", "urgency", "since"),
                "urgency_of_answers": Q(step="answer", urgency__in=["normal", "urgent", "complex"]) | (~Q(step="answer") & Q(urgency="")),
                "days": Q(days__gte=1, days__lte=366)}),
        table("voters.Meeting", "hội nghị tiếp xúc cử tri", history=True, ordering=["-start", "-code"],
            code=CharField(max_length=20, unique=True), year=PositiveSmallIntegerField(), start=DateTimeField(),
            unit=ForeignKey("places.unit", PROTECT), place=CharField(max_length=200),
            councils=ArrayField(base_field=CharField(max_length=10), size=None),
            kind=CharField(max_length=15, default="before-session"),
            form=CharField(max_length=10, default="in-person"), topic=CharField(max_length=200),
            state=CharField(max_length=10, default="planned"), voters=PositiveIntegerField(null=True),
            deputies=PositiveSmallIntegerField(null=True), minutes=TextField(), folded=FoldedField(source=("code", "topic", "place")),
            indexes={"year": index("year", "state")},
            rules={
                "code_given": ~Q(code=""),
                "has_council": Q(councils__len__gte=1) & Q(councils__contained_by=["assembly", "province", "district", "commune"]),
                "results_when_held": Q(state="held") | Q(deputies__isnull=True, minutes="", voters__isnull=True),
                "year_range": Q(year__gte=2000, year__lte=2100)}),
        table("voters.Petition", "kiến nghị", history=True,
            excluded_fields=["state", "forwarded_on", "due_on", "merged_into"], ordering=["-received_on", "-code"],
            permissions=[("publish_petition", "Công khai kết quả trả lời kiến nghị")],
            code=CharField(max_length=20, unique=True), year=PositiveSmallIntegerField(),
            unit=ForeignKey("places.unit", PROTECT), meeting=ForeignKey("voters.meeting", PROTECT, null=True),
            channel=CharField(max_length=10, default="meeting"), field=CharField(max_length=15),
            title=CharField(max_length=200), content=TextField(), urgency=CharField(max_length=10, default="normal"), is_complaint=BooleanField(default=False), received_on=DateField(default=localdate),
            agency=ForeignKey("voters.agency", PROTECT, null=True), state=CharField(max_length=12, default="received"),
            forwarded_on=DateField(null=True), due_on=DateField(null=True), merged_into=ForeignKey("voters.petition", PROTECT, null=True), repeated_of=ForeignKey("voters.petition", PROTECT, null=True),
            folded=FoldedField(source=("code", "title", "content")),
            indexes={
                "year": index("year", "state"),
                "due": index("due_on", condition=Q(state__in=("forwarded", "in-progress")))},
            rules={
                "code_given": ~Q(code=""),
                "sent_to_agency": ~Q(state__in=("forwarded", "in-progress", "answered", "published")) | Q(agency__isnull=False, due_on__isnull=False, forwarded_on__isnull=False),
                "merged_into_one": Q(merged_into__isnull=False, state="merged") | (~Q(state="merged") & Q(merged_into__isnull=True)),
                "complaint_closed": ~Q(is_complaint=True, state="published"),
                "sent_after_receipt": Q(forwarded_on__isnull=True) | Q(forwarded_on__gte=F("received_on")),
                "due_after_sent": Q(due_on__isnull=True) | Q(due_on__gte=F("forwarded_on")),
                "meeting_named": ~Q(channel="meeting") | Q(meeting__isnull=False),
                "year_range": Q(year__gte=2000, year__lte=2100),
                "other_than_itself": (Q(merged_into__isnull=True) | ~Q(merged_into=F("pk"))) & (Q(repeated_of__isnull=True) | ~Q(repeated_of=F("pk")))}),
        proxy("voters.OverduePetition", "kiến nghị quá hạn", of="voters.petition"),
        proxy("voters.UnclassifiedPetition", "kiến nghị chờ phân loại", of="voters.petition"),
        table("voters.Feedback", "góp ý của người dân", history=True, ordering=["-arrived"],
            code=CharField(max_length=20, unique=True, default=follow_code),
            form_number=CharField(max_length=64, unique=True, default=token_hex),
            arrived=DateTimeField(db_index=True, default=now), unit=ForeignKey("places.unit", PROTECT, null=True),
            field=CharField(max_length=15, default="other"), message=TextField(max_length=4000),
            state=CharField(max_length=10, default="new"), answer=TextField(), answered_at=DateTimeField(null=True),
            answered_by=ForeignKey(USER, SET_NULL, null=True),
            petition=OneToOneField("voters.petition", PROTECT, null=True), folded=FoldedField(source=("message",)),
            rules={"answered_has_answer": ~Q(state="answered") | (~Q(answer="") & Q(answered_at__isnull=False))}),
        table("voters.Petitioner", "người kiến nghị", history=True, excluded_fields=["name", "contact"],
            petition=OneToOneField("voters.petition", CASCADE, null=True),
            feedback=OneToOneField("voters.feedback", CASCADE, null=True), name=CharField(max_length=100),
            contact=CharField(max_length=200), folded=FoldedField(source=("name",)),
            rules={"of_something": Q(petition__isnull=False) | Q(feedback__isnull=False)}),
        table("voters.Reply", "văn bản trả lời", history=True, ordering=["signed_on", "pk"],
            petition=ForeignKey("voters.petition", PROTECT), number=CharField(max_length=50), signed_on=DateField(), signer=CharField(max_length=150), reply_class=CharField(max_length=15), promised_on=DateField(null=True),
            road_map=CharField(max_length=300), text=TextField(),
            rules={
                "once": unique("petition", "number"),
                "road_map": ~Q(reply_class__in=("resolving", "will-resolve")) | Q(promised_on__isnull=False),
                "promise_later": Q(promised_on__isnull=True) | Q(promised_on__gte=F("signed_on"))}),
        table("voters.PetitionStep", "bước xử lý", plural="quá trình xử lý", stamped=False, ordering=["at", "pk"],
            petition=ForeignKey("voters.petition", CASCADE), from_state=CharField(max_length=12),
            to_state=CharField(max_length=12), at=DateTimeField(), by=ForeignKey(USER, SET_NULL, null=True),
            note=CharField(max_length=300),
            rules={"voters_step_moves": ~Q(from_state=F("to_state"))}),
        table("voters.Supervision", "cuộc giám sát", plural="giám sát", history=True, ordering=["-starts_on", "-code"],
            code=CharField(max_length=20, unique=True), year=PositiveSmallIntegerField(),
            title=CharField(max_length=250), form=CharField(max_length=12), subject=CharField(max_length=200),
            unit=ForeignKey("places.unit", PROTECT), state=CharField(max_length=10, default="planned"),
            starts_on=DateField(), ends_on=DateField(), plan_sent_on=DateField(null=True), subject_report_on=DateField(null=True), report_on=DateField(null=True),
            recommendations=PositiveSmallIntegerField(default=0), answered=PositiveSmallIntegerField(default=0),
            summary=TextField(), folded=FoldedField(source=("code", "title", "subject")),
            rules={
                "code_given": ~Q(code=""),
                "ends_after_start": Q(ends_on__gte=F("starts_on")),
                "plan_first": Q(plan_sent_on__isnull=True) | Q(plan_sent_on__lte=F("starts_on")),
                "report_after": Q(report_on__isnull=True) | Q(report_on__gte=F("starts_on")),
                "answers": Q(answered__lte=F("recommendations")),
                "results_when_held": Q(state="held") | Q(recommendations=0, report_on__isnull=True),
                "year_range": Q(year__gte=2000, year__lte=2100)}),
    )
