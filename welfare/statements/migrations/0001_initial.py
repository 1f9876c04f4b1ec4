from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import migrations
from django.db.models import (
    CASCADE, F, PROTECT, Q, BooleanField, CharField, DateField, DateTimeField, ForeignKey, JSONField,
    PositiveBigIntegerField, PositiveIntegerField, PositiveSmallIntegerField, TextField, TimeField, UUIDField,
)

from frontportal.kit.records.fields import MoneyField
from frontportal.kit.records.schema import USER, index, table, tables, unique

PROPOSAL = {
    "reason": CharField(max_length=300), "state": CharField(max_length=10, default="proposed"),
    "proposed_at": DateTimeField(auto_now_add=True), "proposed_by": ForeignKey(USER, PROTECT),
    "decided_at": DateTimeField(null=True), "decided_by": ForeignKey(USER, PROTECT, null=True),
    "statement": ForeignKey("statements.statement", PROTECT),
}
PROPOSAL_RULES = {
    "decided_by_someone": Q(decided_at__isnull=True, decided_by__isnull=True, state="proposed")
        | Q(decided_at__isnull=False, decided_by__isnull=False, state__in=["confirmed", "refused"]),
    "two_persons": Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")) | Q(state="refused"),
    "has_reason": ~Q(reason=""),
}


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("funds", "0001_initial")]
    operations = tables(
        table("statements.Statement", "sao kê", history=True,
            excluded_fields=["conflicts", "set_aside", "proof", "notes", "answers"], ordering=["-last_day", "-pk"],
            permissions=[("decide_statement", "Quyết định về sao kê do người khác đề nghị")],
            account=ForeignKey("funds.bankaccount", PROTECT), sha256=CharField(max_length=64, unique=True),
            file_name=CharField(max_length=200), size=PositiveBigIntegerField(), layout=CharField(max_length=40),
            first_day=DateField(), last_day=DateField(), rows=PositiveIntegerField(), credit=MoneyField(),
            debit=MoneyField(), opening=MoneyField(null=True, least=None), closing=MoneyField(null=True, least=None),
            new=PositiveIntegerField(), known=PositiveIntegerField(), conflicts=JSONField(default=list),
            set_aside=JSONField(default=list), proof_kind=CharField(max_length=20), outcome=CharField(max_length=10),
            proven_rows=PositiveIntegerField(default=0), proof=JSONField(default=dict),
            reading=PositiveSmallIntegerField(default=1, db_default=1), notes=JSONField(default=list),
            answers=JSONField(default=list),
            rules={
                "days_in_order": Q(first_day__lte=F("last_day")),
                "outcome_fits_rows": Q(outcome="proven", proven_rows=F("rows"))
                    | Q(outcome="partly", proven_rows__gt=0, proven_rows__lte=F("rows"))
                    | Q(outcome="breaks", proven_rows__lte=F("rows")) | Q(outcome="unprovable", proven_rows=0)}),
        table("statements.ConflictDecision", "quyết định về dòng không khớp", stamped=False, history=True,
            ordering=["-pk"],
            **PROPOSAL, numbers=ArrayField(base_field=PositiveIntegerField(), size=None), is_accepted=BooleanField(),
            rules={**PROPOSAL_RULES, "names_rows": Q(numbers__len__gt=0)}),
        table("statements.StatementOverlap", "đoạn trùng của sao kê", stamped=False, ordering=["statement", "number"],
            statement=ForeignKey("statements.statement", PROTECT), reading=PositiveSmallIntegerField(default=1),
            number=PositiveIntegerField(), earlier=ForeignKey("statements.statement", PROTECT),
            earlier_reading=PositiveSmallIntegerField(default=1), earlier_number=PositiveIntegerField(),
            rows=PositiveIntegerField(), is_reversed=BooleanField(default=False),
            rules={
                "place_once": unique("statement", "reading", "number"),
                "of_another": Q(rows__gt=0) & (~Q(statement=F("earlier")) | Q(earlier_reading__lt=F("reading")))}),
        table("statements.Rereading", "lần đọc lại tệp", stamped=False, history=True,
            excluded_fields=["difference", "before"], ordering=["-pk"],
            **PROPOSAL, number=PositiveSmallIntegerField(), difference=JSONField(), before=JSONField(),
            rules={**PROPOSAL_RULES, "number_once": unique("statement", "number", condition=~Q(state="refused"))}),
        table("statements.StatementLine", "dòng sao kê", stamped=False, ordering=["-pk"],
            statement=ForeignKey("statements.statement", PROTECT, db_index=False),
            account=ForeignKey("funds.bankaccount", PROTECT, db_index=False), number=PositiveIntegerField(),
            day=DateField(), time=TimeField(null=True), debit=MoneyField(default=0), credit=MoneyField(default=0),
            balance=MoneyField(null=True, least=None), reference=TextField(), memo=TextField(),
            counterparty=TextField(), counter_account=TextField(), page=PositiveIntegerField(null=True),
            line=PositiveIntegerField(), sequence=PositiveIntegerField(null=True), folded=TextField(),
            words=SearchVectorField(), reading=PositiveSmallIntegerField(default=1, db_default=1),
            replaced_by=ForeignKey("statements.rereading", PROTECT, null=True, db_index=False, db_constraint=False),
            identity=UUIDField(), ordinal=PositiveIntegerField(),
            indexes={"days": index("day", "id"), "words": index("words", kind=GinIndex)},
            rules={
                "once": unique("account", "identity", "ordinal"),
                "place_once": unique("statement", "number", "reading"),
                "one_side": Q(credit__gt=0, debit=0) | Q(credit=0, debit__gt=0)}),
        table("statements.Upload", "tệp sao kê chờ nhập", ordering=["-pk"],
            file_name=CharField(max_length=200), size=PositiveBigIntegerField(), sha256=CharField(max_length=64),
            account=ForeignKey("funds.bankaccount", CASCADE, null=True),
            state=CharField(max_length=10, default="reading"), rows=PositiveIntegerField(default=0),
            percent=PositiveSmallIntegerField(null=True), message=TextField(), report=JSONField(default=dict),
            accepted=JSONField(default=list), statement=ForeignKey("statements.statement", CASCADE, null=True),
            rules={
                "stored_has_statement": ~Q(state="stored") | Q(statement__isnull=False),
                "failure_has_reason": ~Q(state__in=["refused", "broken"]) | ~Q(message="")}),
    )
