from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import migrations
from django.db.models import (
    CASCADE, F, PROTECT, Q, BooleanField, CharField, CheckConstraint, DateField, DateTimeField, ForeignKey, Index,
    JSONField, PositiveBigIntegerField, PositiveIntegerField, PositiveSmallIntegerField, TextField, TimeField,
    UUIDField, UniqueConstraint,
)

from frontportal.kit.fields import MoneyField
from frontportal.kit.schema import USER, table


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(USER), ("funds", "0001_initial")]
    operations = [
        *table(
            "Statement", "sao kê", history=True, excluded_fields=["conflicts", "set_aside", "proof", "notes", "answers"],
            account=ForeignKey("funds.bankaccount", PROTECT, related_name="statements"),
            sha256=CharField(max_length=64, unique=True), file_name=CharField(max_length=200),
            size=PositiveBigIntegerField(), layout=CharField(max_length=40), first_day=DateField(),
            last_day=DateField(), rows=PositiveIntegerField(), credit=MoneyField(), debit=MoneyField(),
            opening=MoneyField(null=True, least=None), closing=MoneyField(null=True, least=None),
            new=PositiveIntegerField(), known=PositiveIntegerField(), conflicts=JSONField(default=list),
            set_aside=JSONField(default=list), proof_kind=CharField(max_length=20), outcome=CharField(max_length=10),
            proven_rows=PositiveIntegerField(default=0), proof=JSONField(default=dict),
            reading=PositiveSmallIntegerField(default=1, db_default=1), notes=JSONField(default=list),
            answers=JSONField(default=list),
            ordering=["-last_day", "-pk"], permissions=[("decide_statement", "Quyết định về sao kê do người khác đề nghị")],
            constraints=[
                CheckConstraint(name="statements_statement_days_in_order", condition=Q(first_day__lte=F("last_day"))),
                CheckConstraint(name="statements_statement_outcome_fits_rows", condition=Q(outcome="proven", proven_rows=F("rows")) | Q(outcome="partly", proven_rows__gt=0, proven_rows__lte=F("rows")) | Q(outcome="breaks", proven_rows__lte=F("rows")) | Q(outcome="unprovable", proven_rows=0)),
            ],
        ),
        *table(
            "ConflictDecision", "quyết định về dòng không khớp", stamped=False, history=True,
            reason=CharField(max_length=300), state=CharField(max_length=10, default="proposed"),
            proposed_at=DateTimeField(auto_now_add=True), proposed_by=ForeignKey(USER, PROTECT, related_name="+"),
            decided_at=DateTimeField(null=True), decided_by=ForeignKey(USER, PROTECT, null=True, related_name="+"),
            statement=ForeignKey("statements.statement", PROTECT, related_name="conflict_decisions"),
            numbers=ArrayField(base_field=PositiveIntegerField(), size=None), is_accepted=BooleanField(),
            ordering=["-pk"],
            constraints=[
                CheckConstraint(name="statements_conflictdecision_decided_by_someone", condition=Q(decided_at__isnull=True, decided_by__isnull=True, state="proposed") | Q(decided_at__isnull=False, decided_by__isnull=False, state__in=["confirmed", "refused"])),
                CheckConstraint(name="statements_conflictdecision_two_persons", condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")) | Q(state="refused")),
                CheckConstraint(name="statements_conflictdecision_has_reason", condition=~Q(reason="")),
                CheckConstraint(name="statements_conflictdecision_names_rows", condition=Q(numbers__len__gt=0)),
            ],
        ),
        *table(
            "StatementOverlap", "đoạn trùng của sao kê", stamped=False,
            statement=ForeignKey("statements.statement", PROTECT, related_name="overlaps"),
            reading=PositiveSmallIntegerField(default=1), number=PositiveIntegerField(),
            earlier=ForeignKey("statements.statement", PROTECT, related_name="+"),
            earlier_reading=PositiveSmallIntegerField(default=1), earlier_number=PositiveIntegerField(),
            rows=PositiveIntegerField(), is_reversed=BooleanField(default=False),
            ordering=["statement", "number"],
            constraints=[
                UniqueConstraint(name="statements_statementoverlap_place_once", fields=("statement", "reading", "number")),
                CheckConstraint(name="statements_statementoverlap_of_another", condition=Q(rows__gt=0) & (~Q(statement=F("earlier")) | Q(earlier_reading__lt=F("reading")))),
            ],
        ),
        *table(
            "Rereading", "lần đọc lại tệp", stamped=False, history=True, excluded_fields=["difference", "before"],
            reason=CharField(max_length=300), state=CharField(max_length=10, default="proposed"),
            proposed_at=DateTimeField(auto_now_add=True), proposed_by=ForeignKey(USER, PROTECT, related_name="+"),
            decided_at=DateTimeField(null=True), decided_by=ForeignKey(USER, PROTECT, null=True, related_name="+"),
            statement=ForeignKey("statements.statement", PROTECT, related_name="rereadings"),
            number=PositiveSmallIntegerField(), difference=JSONField(), before=JSONField(),
            ordering=["-pk"],
            constraints=[
                CheckConstraint(name="statements_rereading_decided_by_someone", condition=Q(decided_at__isnull=True, decided_by__isnull=True, state="proposed") | Q(decided_at__isnull=False, decided_by__isnull=False, state__in=["confirmed", "refused"])),
                CheckConstraint(name="statements_rereading_two_persons", condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")) | Q(state="refused")),
                CheckConstraint(name="statements_rereading_has_reason", condition=~Q(reason="")),
                UniqueConstraint(name="statements_rereading_number_once", fields=("statement", "number"), condition=~Q(state="refused")),
            ],
        ),
        *table(
            "StatementLine", "dòng sao kê", stamped=False,
            statement=ForeignKey("statements.statement", PROTECT, related_name="lines", db_index=False),
            account=ForeignKey("funds.bankaccount", PROTECT, related_name="lines", db_index=False),
            number=PositiveIntegerField(), day=DateField(), time=TimeField(null=True), debit=MoneyField(default=0),
            credit=MoneyField(default=0), balance=MoneyField(null=True, least=None), reference=TextField(),
            memo=TextField(), counterparty=TextField(), counter_account=TextField(),
            page=PositiveIntegerField(null=True), line=PositiveIntegerField(),
            sequence=PositiveIntegerField(null=True), folded=TextField(), words=SearchVectorField(),
            reading=PositiveSmallIntegerField(default=1, db_default=1),
            replaced_by=ForeignKey("statements.rereading", PROTECT, null=True, related_name="replaced", db_index=False, db_constraint=False),
            identity=UUIDField(), ordinal=PositiveIntegerField(),
            ordering=["-pk"],
            indexes=[
                Index(name="statements_statementline_days", fields=["day", "id"]),
                GinIndex(name="statements_statementline_words", fields=["words"]),
            ],
            constraints=[
                UniqueConstraint(name="statements_statementline_once", fields=("account", "identity", "ordinal")),
                UniqueConstraint(name="statements_statementline_place_once", fields=("statement", "number", "reading")),
                CheckConstraint(name="statements_statementline_one_side", condition=Q(credit__gt=0, debit=0) | Q(credit=0, debit__gt=0)),
            ],
        ),
        *table(
            "Upload", "tệp sao kê chờ nhập",
            file_name=CharField(max_length=200), size=PositiveBigIntegerField(), sha256=CharField(max_length=64),
            account=ForeignKey("funds.bankaccount", CASCADE, null=True, related_name="+"),
            state=CharField(max_length=10, default="reading"), rows=PositiveIntegerField(default=0),
            percent=PositiveSmallIntegerField(null=True), message=TextField(), report=JSONField(default=dict),
            accepted=JSONField(default=list),
            statement=ForeignKey("statements.statement", CASCADE, null=True, related_name="+"),
            ordering=["-pk"],
            constraints=[
                CheckConstraint(name="statements_upload_stored_has_statement", condition=~Q(state="stored") | Q(statement__isnull=False)),
                CheckConstraint(name="statements_upload_failure_has_reason", condition=~Q(state__in=["refused", "broken"]) | ~Q(message="")),
            ],
        ),
    ]
