"""A decision covers an amount of its line; those there were cover all of it."""

import frontportal.kit.fields
from django.conf import settings
from django.db import migrations, models

# Decisions are kept from changes by a trigger, which this one change has to pass by.
WHOLE_LINES = """
ALTER TABLE welfare_statementmatch DISABLE TRIGGER welfare_statementmatch_keep;
UPDATE welfare_statementmatch m SET amount = line.credit + line.debit
    FROM welfare_statementline line WHERE line.id = m.line_id;
UPDATE welfare_historicalstatementmatch m SET amount = line.credit + line.debit
    FROM welfare_statementline line WHERE line.id = m.line_id;
ALTER TABLE welfare_statementmatch ENABLE TRIGGER welfare_statementmatch_keep;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0001_initial"),
        ("welfare", "0011_giving_account"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="statementmatch",
            name="welfare_statementmatch_one_stands",
        ),
        migrations.RemoveConstraint(
            model_name="statementmatch",
            name="welfare_statementmatch_contribution_once",
        ),
        migrations.RemoveConstraint(
            model_name="statementmatch",
            name="welfare_statementmatch_disbursement_once",
        ),
        migrations.AddField(
            model_name="historicalstatementmatch",
            name="amount",
            field=frontportal.kit.fields.MoneyField(default=1, least=1, verbose_name="số tiền khớp"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicalstatementmatch",
            name="part",
            field=models.BooleanField(
                default=False, help_text="Không phải cả dòng, hoặc không phải cả khoản.", verbose_name="khớp một phần"
            ),
        ),
        migrations.AddField(
            model_name="statementmatch",
            name="amount",
            field=frontportal.kit.fields.MoneyField(default=1, least=1, verbose_name="số tiền khớp"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="statementmatch",
            name="part",
            field=models.BooleanField(
                default=False, help_text="Không phải cả dòng, hoặc không phải cả khoản.", verbose_name="khớp một phần"
            ),
        ),
        migrations.RunSQL(WHOLE_LINES, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="statementmatch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("part", False), ("undone_at__isnull", True)),
                fields=("line",),
                name="welfare_statementmatch_one_stands",
                violation_error_message="Dòng này vừa được khớp. Hãy bỏ khớp trước.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statementmatch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("part", False), ("undone_at__isnull", True)),
                fields=("contribution",),
                name="welfare_statementmatch_contribution_once",
                violation_error_message="Khoản ủng hộ này đã khớp với một dòng khác.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statementmatch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("part", False), ("undone_at__isnull", True)),
                fields=("disbursement",),
                name="welfare_statementmatch_disbursement_once",
                violation_error_message="Khoản chi này đã khớp với một dòng khác.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statementmatch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("part", True), ("undone_at__isnull", True)),
                fields=("line", "contribution"),
                name="welfare_statementmatch_gift_part_once",
                violation_error_message="Dòng này đã có một phần khớp với khoản đó. Hãy bỏ khớp phần ấy rồi khớp lại.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statementmatch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("part", True), ("undone_at__isnull", True)),
                fields=("line", "disbursement"),
                name="welfare_statementmatch_payment_part_once",
                violation_error_message="Dòng này đã có một phần khớp với khoản đó. Hãy bỏ khớp phần ấy rồi khớp lại.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statementmatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)),
                name="welfare_statementmatch_amount_positive",
                violation_error_message="Số tiền khớp phải lớn hơn 0.",
            ),
        ),
    ]
