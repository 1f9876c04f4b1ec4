"""Feeds of payment services: their calls, lines that wait for a statement, what became of them."""

import django.core.validators
import django.db.models.deletion
import frontportal.kit.fields
import simple_history.models
import welfare.models.feed
from django.conf import settings
from django.db import migrations, models


# As lines of statements: what a provider told is never changed and never deleted.
TOLD_STAYS = """
CREATE FUNCTION welfare_keep_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Điều nguồn báo có đã báo không sửa, không xoá được.';
END $$;
CREATE TRIGGER welfare_feedcall_keep BEFORE UPDATE OR DELETE ON welfare_feedcall
    FOR EACH ROW EXECUTE FUNCTION welfare_keep_told();
CREATE TRIGGER welfare_feedcall_keep_all BEFORE TRUNCATE ON welfare_feedcall
    FOR EACH STATEMENT EXECUTE FUNCTION welfare_keep_told();
CREATE TRIGGER welfare_provisionalline_keep BEFORE UPDATE OR DELETE ON welfare_provisionalline
    FOR EACH ROW EXECUTE FUNCTION welfare_keep_told();
CREATE TRIGGER welfare_provisionalline_keep_all BEFORE TRUNCATE ON welfare_provisionalline
    FOR EACH STATEMENT EXECUTE FUNCTION welfare_keep_told();
CREATE TRIGGER welfare_provisionaloutcome_keep BEFORE UPDATE OR DELETE ON welfare_provisionaloutcome
    FOR EACH ROW EXECUTE FUNCTION welfare_keep_told();
CREATE TRIGGER welfare_feedreview_keep BEFORE UPDATE OR DELETE ON welfare_feedreview
    FOR EACH ROW EXECUTE FUNCTION welfare_keep_told();

CREATE FUNCTION welfare_outcome_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    told record;
    printed record;
BEGIN
    SELECT account_id, credit > 0 AS is_credit INTO told FROM welfare_provisionalline WHERE id = NEW.line_id;
    SELECT account_id, credit > 0 AS is_credit INTO printed FROM welfare_statementline WHERE id = NEW.statement_line_id;
    IF told IS DISTINCT FROM printed THEN
        RAISE EXCEPTION 'Dòng tạm ghi và dòng sao kê phải cùng tài khoản, cùng chiều tiền.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER welfare_provisionaloutcome_fits BEFORE INSERT ON welfare_provisionaloutcome
    FOR EACH ROW WHEN (NEW.statement_line_id IS NOT NULL) EXECUTE FUNCTION welfare_outcome_fits();
"""
TOLD_STAYS_BACK = """
DROP TRIGGER welfare_provisionaloutcome_fits ON welfare_provisionaloutcome;
DROP FUNCTION welfare_outcome_fits();
DROP TRIGGER welfare_feedcall_keep ON welfare_feedcall;
DROP TRIGGER welfare_feedcall_keep_all ON welfare_feedcall;
DROP TRIGGER welfare_provisionalline_keep ON welfare_provisionalline;
DROP TRIGGER welfare_provisionalline_keep_all ON welfare_provisionalline;
DROP TRIGGER welfare_provisionaloutcome_keep ON welfare_provisionaloutcome;
DROP TRIGGER welfare_feedreview_keep ON welfare_feedreview;
DROP FUNCTION welfare_keep_told();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('places', '0001_initial'),
        ('welfare', '0017_overlaps_by_runs'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FeedWindow',
            fields=[
                ('name', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='của')),
                ('minute', models.DateTimeField(verbose_name='phút')),
                ('count', models.PositiveIntegerField(verbose_name='số lời gọi')),
            ],
            options={
                'verbose_name': 'nhịp gọi',
                'verbose_name_plural': 'nhịp gọi',
            },
        ),
        migrations.CreateModel(
            name='Feed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='sửa lúc')),
                ('provider', models.CharField(choices=[('sepay', 'SePay'), ('casso', 'Casso')], max_length=10, verbose_name='nhà cung cấp')),
                ('key', models.CharField(default=welfare.feeds.models.feed.new_key, editable=False, max_length=64, unique=True, verbose_name='mã trong địa chỉ')),
                ('auth', models.CharField(choices=[('signature', 'Chữ ký (HMAC)'), ('token', 'Mã bí mật gửi kèm (API Key, secure-token)')], default='signature', max_length=10, verbose_name='cách xác thực')),
                ('secret', models.CharField(blank=True, max_length=200, validators=[django.core.validators.RegexValidator('^[\\x21-\\x7e]*$', 'Mã gồm chữ, số và dấu không có khoảng trắng, như nhà cung cấp đưa.')], verbose_name='mã bí mật của webhook')),
                ('api_token', models.CharField(blank=True, max_length=300, validators=[django.core.validators.RegexValidator('^[\\x21-\\x7e]*$', 'Mã gồm chữ, số và dấu không có khoảng trắng, như nhà cung cấp đưa.')], verbose_name='mã bí mật của API')),
                ('active', models.BooleanField(default=True, verbose_name='đang dùng')),
                ('is_only_account', models.BooleanField(default=False, help_text='Khi đánh dấu, dòng không ghi số tài khoản được coi là của tài khoản này. Để trống thì dòng như vậy chỉ báo cho cán bộ, không hiện ra.', verbose_name='nhà cung cấp chỉ nối một tài khoản này')),
                ('wait_days', models.PositiveSmallIntegerField(default=7, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(366)], verbose_name='báo khi chưa thấy trong sao kê sau (ngày)')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='feeds', to='welfare.bankaccount', verbose_name='tài khoản')),
                ('created_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người tạo')),
                ('updated_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người sửa')),
            ],
            options={
                'verbose_name': 'nguồn báo có',
                'verbose_name_plural': 'nguồn báo có',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='FeedCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(choices=[('webhook', 'Webhook'), ('api', 'Hỏi API')], max_length=10, verbose_name='đường nhận')),
                ('received', models.DateTimeField(auto_now_add=True, verbose_name='nhận lúc')),
                ('state', models.CharField(choices=[('stored', 'Đã ghi'), ('repeated', 'Gọi lại'), ('test', 'Gọi thử'), ('doubtful', 'Cần xem'), ('unreadable', 'Không đọc được'), ('refused', 'Sai mã bí mật')], max_length=12, verbose_name='trạng thái')),
                ('lines', models.PositiveIntegerField(default=0, verbose_name='dòng mới')),
                ('note', models.TextField(blank=True, verbose_name='ghi chú')),
                ('sha256', models.CharField(max_length=64, verbose_name='mã băm của lời gọi')),
                ('size', models.PositiveIntegerField(verbose_name='dung lượng (byte)')),
                ('feed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calls', to='welfare.feed', verbose_name='nguồn')),
            ],
            options={
                'verbose_name': 'lời gọi của nguồn báo có',
                'verbose_name_plural': 'lời gọi của nguồn báo có',
                'ordering': ['-pk'],
                'permissions': [('review_feedcall', 'Ghi đã xem lời gọi và khác biệt của nguồn báo có')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalFeed',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('created_at', models.DateTimeField(blank=True, editable=False, verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(blank=True, editable=False, verbose_name='sửa lúc')),
                ('provider', models.CharField(choices=[('sepay', 'SePay'), ('casso', 'Casso')], max_length=10, verbose_name='nhà cung cấp')),
                ('auth', models.CharField(choices=[('signature', 'Chữ ký (HMAC)'), ('token', 'Mã bí mật gửi kèm (API Key, secure-token)')], default='signature', max_length=10, verbose_name='cách xác thực')),
                ('active', models.BooleanField(default=True, verbose_name='đang dùng')),
                ('is_only_account', models.BooleanField(default=False, help_text='Khi đánh dấu, dòng không ghi số tài khoản được coi là của tài khoản này. Để trống thì dòng như vậy chỉ báo cho cán bộ, không hiện ra.', verbose_name='nhà cung cấp chỉ nối một tài khoản này')),
                ('wait_days', models.PositiveSmallIntegerField(default=7, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(366)], verbose_name='báo khi chưa thấy trong sao kê sau (ngày)')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('account', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='welfare.bankaccount', verbose_name='tài khoản')),
                ('created_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người tạo')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('updated_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người sửa')),
            ],
            options={
                'verbose_name': 'historical nguồn báo có',
                'verbose_name_plural': 'historical nguồn báo có',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='ProvisionalLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('provider', models.CharField(choices=[('sepay', 'SePay'), ('casso', 'Casso')], max_length=10, verbose_name='nhà cung cấp')),
                ('external_id', models.CharField(max_length=64, verbose_name='mã của nhà cung cấp')),
                ('received', models.DateTimeField(auto_now_add=True, verbose_name='nhận lúc')),
                ('day', models.DateField(verbose_name='ngày')),
                ('time', models.TimeField(blank=True, null=True, verbose_name='giờ')),
                ('debit', frontportal.kit.fields.MoneyField(default=0, verbose_name='ghi nợ')),
                ('credit', frontportal.kit.fields.MoneyField(default=0, verbose_name='ghi có')),
                ('balance', frontportal.kit.fields.MoneyField(blank=True, least=None, null=True, verbose_name='số dư')),
                ('reference', models.TextField(blank=True, verbose_name='số chứng từ')),
                ('memo', models.TextField(blank=True, verbose_name='nội dung')),
                ('counterparty', models.TextField(blank=True, verbose_name='bên kia')),
                ('counter_account', models.TextField(blank=True, verbose_name='tài khoản bên kia')),
                ('account', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='provisional_lines', to='welfare.bankaccount', verbose_name='tài khoản')),
                ('appeal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='welfare.appeal', verbose_name='đợt vận động')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='welfare.feedcall', verbose_name='lời gọi')),
                ('feed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='welfare.feed', verbose_name='nguồn')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'dòng tạm ghi',
                'verbose_name_plural': 'dòng tạm ghi',
                'ordering': ['-day', '-time', '-pk'],
                'permissions': [('decide_provisionalline', 'Ghép hoặc gỡ dòng tạm ghi')],
            },
        ),
        migrations.CreateModel(
            name='ProvisionalOutcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('confirmed', 'Đã thấy trong sao kê'), ('dismissed', 'Đã gỡ')], max_length=10, verbose_name='kết quả')),
                ('found', models.CharField(blank=True, choices=[('reference', 'theo số chứng từ'), ('details', 'theo số tiền, ngày và nội dung'), ('person', 'do cán bộ ghép')], max_length=10, verbose_name='cách tìm')),
                ('differences', models.JSONField(blank=True, default=list, verbose_name='khác biệt')),
                ('reason', models.TextField(blank=True, verbose_name='lý do')),
                ('decided', models.DateTimeField(auto_now_add=True, verbose_name='lúc')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='welfare.provisionalline', verbose_name='dòng tạm ghi')),
                ('statement_line', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='welfare.statementline', verbose_name='dòng sao kê')),
            ],
            options={
                'verbose_name': 'kết quả của dòng tạm ghi',
                'verbose_name_plural': 'kết quả của dòng tạm ghi',
            },
        ),
        migrations.CreateModel(
            name='FeedReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seen', models.DateTimeField(auto_now_add=True, verbose_name='xem lúc')),
                ('call', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='review', to='welfare.feedcall', verbose_name='lời gọi')),
                ('seen_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người xem')),
                ('outcome', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='review', to='welfare.provisionaloutcome', verbose_name='kết quả')),
            ],
            options={
                'verbose_name': 'lần xem nguồn báo có',
                'verbose_name_plural': 'lần xem nguồn báo có',
            },
        ),
        migrations.AddConstraint(
            model_name='feed',
            constraint=models.UniqueConstraint(fields=('provider', 'account'), name='welfare_feed_once', violation_error_message='Tài khoản này đã nối với nhà cung cấp này.'),
        ),
        migrations.AddConstraint(
            model_name='feed',
            constraint=models.CheckConstraint(condition=models.Q(('api_token', ''), ('secret', ''), _negated=True), name='welfare_feed_has_secret', violation_error_message='Hãy nhập mã bí mật của webhook, của API, hoặc cả hai.'),
        ),
        migrations.AddIndex(
            model_name='feedcall',
            index=models.Index(fields=['feed', 'received'], name='welfare_feedcall_received'),
        ),
        migrations.AddIndex(
            model_name='provisionalline',
            index=models.Index(fields=['account', 'day'], name='welfare_provisional_days'),
        ),
        migrations.AddConstraint(
            model_name='provisionalline',
            constraint=models.UniqueConstraint(fields=('provider', 'external_id'), name='welfare_provisionalline_once', violation_error_message='Dòng này của nhà cung cấp đã có.'),
        ),
        migrations.AddConstraint(
            model_name='provisionalline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('credit__gt', 0), ('debit', 0)), models.Q(('credit', 0), ('debit__gt', 0)), _connector='OR'), name='welfare_provisionalline_one_side', violation_error_message='Mỗi dòng chỉ ghi nợ hoặc ghi có, số tiền lớn hơn 0.'),
        ),
        migrations.AddConstraint(
            model_name='provisionaloutcome',
            constraint=models.UniqueConstraint(fields=('line', 'kind'), name='welfare_provisionaloutcome_once', violation_error_message='Dòng tạm ghi này đã có kết quả đó.'),
        ),
        migrations.AddConstraint(
            model_name='provisionaloutcome',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'confirmed'), ('statement_line__isnull', False)), models.Q(('kind', 'dismissed'), ('statement_line__isnull', True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='welfare_provisionaloutcome_says_why', violation_error_message='Dòng đã thấy phải có dòng sao kê; dòng bị gỡ phải có lý do.'),
        ),
        migrations.AddConstraint(
            model_name='feedreview',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('call__isnull', False), ('outcome__isnull', True)), models.Q(('call__isnull', True), ('outcome__isnull', False)), _connector='OR'), name='welfare_feedreview_of_one', violation_error_message='Mỗi lần xem là của một lời gọi hoặc một kết quả.'),
        ),
        migrations.RunSQL(TOLD_STAYS, TOLD_STAYS_BACK),
    ]
