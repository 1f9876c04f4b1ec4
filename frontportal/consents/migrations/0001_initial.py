"""The register of consents; what was withdrawn stays withdrawn."""

from django.db import migrations
from django.db.models import PROTECT, BooleanField, CharField, DateField, DateTimeField, FileField, ForeignKey, Q

from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.schema import USER, table, tables
from frontportal.kit.records.triggers import guard

PERSONAL = ["person", "contact", "note", "scan", "folded"]


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER)]
    operations = [
        *tables(table("consents.Consent", "bản ghi đồng ý", plural="sổ đồng ý", history=True, excluded_fields=PERSONAL,
            ordering=["-given_on", "-pk"],
            code=CharField(max_length=20, unique=True), person=CharField(max_length=200),
            contact=CharField(max_length=200), purpose=CharField(max_length=10), means=CharField(max_length=10),
            given_on=DateField(), scan=FileField(upload_to="consents/%Y"), note=CharField(max_length=300),
            withdrawn_at=DateTimeField(null=True), withdrawn_by=ForeignKey(USER, PROTECT, null=True, related_name="+"),
            withdrawal=CharField(max_length=300), is_illustration=BooleanField(default=False),
            folded=FoldedField(source=("person", "code")),
            rules={
                "code_given": ~Q(code=""), "person_given": ~Q(person=""),
                "withdrawn_somehow": Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawal="")
                    | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawal="")),
                "years": Q(given_on__year__gte=2000, given_on__year__lte=2100)})),
        guard("consents_stay_withdrawn", """
    IF NEW.withdrawn_at IS NOT NULL AND (NEW.purpose, NEW.withdrawn_at, NEW.withdrawn_by_id)
        IS NOT DISTINCT FROM (OLD.purpose, OLD.withdrawn_at, OLD.withdrawn_by_id) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'Đồng ý đã rút thì không lấy lại được. Hãy lập bản ghi mới.';
""", "consents_stay_withdrawn BEFORE UPDATE ON consents_consent WHEN OLD.withdrawn_at IS NOT NULL"),
    ]
