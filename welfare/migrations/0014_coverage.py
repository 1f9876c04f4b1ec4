"""Proof as coverage: how many rows are proven becomes a column, and what was called proven before claims no more than it can.

What was stored said "proven" of a file as a whole, and of files of which balances cover a part. Only a list of numbers
without gap meant then what it means now. Everything else is not covered until its kept file has been read again.
"""

from django.conf import settings
from django.db import migrations, models

CLAIM_LESS = """
UPDATE welfare_statement SET outcome = 'unprovable'
WHERE outcome = 'partly' OR outcome = 'proven' AND proof_kind <> 'sequence number';
UPDATE welfare_statement SET
    proven_rows = CASE outcome WHEN 'proven' THEN rows ELSE 0 END,
    proof = jsonb_build_object('kind', proof_kind, 'breaks', '[]'::jsonb, 'days', '[]'::jsonb) || proof || jsonb_build_object(
        'outcome', outcome, 'proven_rows', CASE outcome WHEN 'proven' THEN rows ELSE 0 END, 'base', NULL, 'unread', 0,
        'why', CASE outcome
            WHEN 'unprovable' THEN 'Kết quả này được lập theo cách cũ; cần đọc lại tệp gốc để biết dòng nào đối soát được.'
            ELSE coalesce(proof->>'why', '') END,
        'spans', jsonb_build_array(jsonb_build_object(
            'from', 1, 'to', rows, 'rows', rows, 'credit', credit, 'debit', debit,
            'by', CASE WHEN proof_kind = 'sequence number' AND outcome <> 'unprovable' THEN 'sequence' WHEN outcome = 'breaks' THEN 'balance' ELSE 'none' END,
            'state', CASE outcome WHEN 'proven' THEN 'proven' WHEN 'breaks' THEN 'broken' ELSE 'unproven' END,
            'page', NULL, 'row', NULL, 'missing', NULL, 'more', 0
        ))
    );
"""


class Migration(migrations.Migration):

    dependencies = [
        ('welfare', '0015_banks'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='historicalstatement',
            name='proven_rows',
            field=models.PositiveIntegerField(default=0, verbose_name='số dòng đối soát được'),
        ),
        migrations.AddField(
            model_name='statement',
            name='proven_rows',
            field=models.PositiveIntegerField(default=0, verbose_name='số dòng đối soát được'),
        ),
        migrations.AlterField(
            model_name='historicalstatement',
            name='known',
            field=models.PositiveIntegerField(verbose_name='dòng đã nhập trước'),
        ),
        migrations.AlterField(
            model_name='historicalstatement',
            name='new',
            field=models.PositiveIntegerField(verbose_name='dòng nhập mới'),
        ),
        migrations.AlterField(
            model_name='historicalstatement',
            name='outcome',
            field=models.CharField(choices=[('proven', 'Đã đối soát đủ'), ('partly', 'Đối soát được một phần'), ('breaks', 'Có chênh lệch'), ('unprovable', 'Không đủ căn cứ đối soát')], max_length=10, verbose_name='kết quả'),
        ),
        migrations.AlterField(
            model_name='historicalstatement',
            name='proof_kind',
            field=models.CharField(choices=[('running balance', 'Số dư sau từng dòng'), ('daily balance', 'Số dư cuối ngày'), ('opening and closing', 'Số dư đầu kỳ và cuối kỳ'), ('totals', 'Tổng ghi có, ghi nợ in trong tệp'), ('sequence number', 'Số thứ tự'), ('count', 'Số giao dịch in trong tệp'), ('none', 'Không có căn cứ')], max_length=20, verbose_name='căn cứ đối soát'),
        ),
        migrations.AlterField(
            model_name='historicalstatement',
            name='sha256',
            field=models.CharField(db_index=True, editable=False, max_length=64, verbose_name='mã kiểm tra tệp (SHA-256)'),
        ),
        migrations.AlterField(
            model_name='statement',
            name='conflicts',
            field=models.JSONField(blank=True, default=list, verbose_name='dòng không khớp với sao kê đã nhập'),
        ),
        migrations.AlterField(
            model_name='statement',
            name='known',
            field=models.PositiveIntegerField(verbose_name='dòng đã nhập trước'),
        ),
        migrations.AlterField(
            model_name='statement',
            name='new',
            field=models.PositiveIntegerField(verbose_name='dòng nhập mới'),
        ),
        migrations.AlterField(
            model_name='statement',
            name='outcome',
            field=models.CharField(choices=[('proven', 'Đã đối soát đủ'), ('partly', 'Đối soát được một phần'), ('breaks', 'Có chênh lệch'), ('unprovable', 'Không đủ căn cứ đối soát')], max_length=10, verbose_name='kết quả'),
        ),
        migrations.AlterField(
            model_name='statement',
            name='proof',
            field=models.JSONField(default=dict, verbose_name='kết quả đối soát'),
        ),
        migrations.AlterField(
            model_name='statement',
            name='proof_kind',
            field=models.CharField(choices=[('running balance', 'Số dư sau từng dòng'), ('daily balance', 'Số dư cuối ngày'), ('opening and closing', 'Số dư đầu kỳ và cuối kỳ'), ('totals', 'Tổng ghi có, ghi nợ in trong tệp'), ('sequence number', 'Số thứ tự'), ('count', 'Số giao dịch in trong tệp'), ('none', 'Không có căn cứ')], max_length=20, verbose_name='căn cứ đối soát'),
        ),
        migrations.AlterField(
            model_name='statement',
            name='set_aside',
            field=models.JSONField(blank=True, default=list, verbose_name='dòng để ngoài'),
        ),
        migrations.AlterField(
            model_name='statement',
            name='sha256',
            field=models.CharField(editable=False, max_length=64, unique=True, verbose_name='mã kiểm tra tệp (SHA-256)'),
        ),
        migrations.AlterField(
            model_name='statementline',
            name='counter_account',
            field=models.TextField(blank=True, verbose_name='tài khoản đối ứng'),
        ),
        migrations.AlterField(
            model_name='statementline',
            name='counterparty',
            field=models.TextField(blank=True, verbose_name='tên đối ứng'),
        ),
        migrations.AlterField(
            model_name='upload',
            name='sha256',
            field=models.CharField(editable=False, max_length=64, verbose_name='mã kiểm tra tệp (SHA-256)'),
        ),
        migrations.AlterField(
            model_name='provisionalline',
            name='counter_account',
            field=models.TextField(blank=True, verbose_name='tài khoản đối ứng'),
        ),
        migrations.AlterField(
            model_name='provisionalline',
            name='counterparty',
            field=models.TextField(blank=True, verbose_name='tên đối ứng'),
        ),
        migrations.RunSQL(CLAIM_LESS, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'proven'), ('proven_rows', models.F('rows'))), models.Q(('outcome', 'partly'), ('proven_rows__gt', 0), ('proven_rows__lte', models.F('rows'))), models.Q(('outcome', 'breaks'), ('proven_rows__lte', models.F('rows'))), models.Q(('outcome', 'unprovable'), ('proven_rows', 0)), _connector='OR'), name='welfare_statement_outcome_fits_rows', violation_error_message='Kết quả đối soát phải đúng với số dòng đối soát được.'),
        ),
    ]
