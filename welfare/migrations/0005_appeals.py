
import django.core.validators
import django.db.models.deletion
import frontportal.kit.fields
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('welfare', '0004_uploads'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='sửa lúc')),
                ('state', models.CharField(choices=[('draft', 'Bản nháp'), ('waiting', 'Chờ duyệt'), ('published', 'Đã đăng'), ('withdrawn', 'Đã gỡ')], default='draft', max_length=10, verbose_name='trạng thái')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='đăng lúc')),
                ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1930), django.core.validators.MaxValueValidator(2100)], verbose_name='năm')),
                ('title', models.CharField(max_length=150, verbose_name='tên đợt vận động')),
                ('code', models.CharField(error_messages={'unique': 'Đã có đợt vận động dùng mã này.'}, help_text='Người ủng hộ ghi mã này khi chuyển khoản. Ví dụ: TET2024.', max_length=12, unique=True, validators=[django.core.validators.RegexValidator('^(?=.*[0-9])[A-Z][A-Z0-9]{2,11}$', 'Mã gồm 3 đến 12 chữ cái in hoa không dấu và chữ số, bắt đầu bằng chữ cái, có ít nhất một chữ số.')], verbose_name='mã chuyển khoản')),
                ('text', models.TextField(max_length=4000, verbose_name='lời kêu gọi')),
                ('opened_on', models.DateField(verbose_name='tiếp nhận từ ngày')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='tiếp nhận đến hết ngày')),
                ('distributed_on', models.DateField(blank=True, help_text='Ngày chi khoản cuối cùng của đợt.', null=True, verbose_name='phân phối xong ngày')),
                ('target', frontportal.kit.fields.MoneyField(blank=True, help_text='Để trống nếu không đặt mục tiêu.', null=True, verbose_name='mục tiêu')),
                ('folded', frontportal.kit.fields.FoldedField(source=('title', 'code'), verbose_name='tên không dấu')),
            ],
            options={
                'verbose_name': 'đợt vận động',
                'verbose_name_plural': 'đợt vận động',
                'ordering': ['-opened_on', 'code'],
                'permissions': [('publish_appeal', 'Đăng đợt vận động')],
            },
        ),
        migrations.CreateModel(
            name='Disclosure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='sửa lúc')),
                ('event', models.CharField(choices=[('call', 'Lời kêu gọi'), ('received', 'Số đã tiếp nhận'), ('spent', 'Số đã phân phối')], max_length=20, verbose_name='nội dung công khai')),
                ('done_on', models.DateField(verbose_name='ngày công khai')),
                ('where', models.CharField(help_text='Ví dụ: Bảng tin Ủy ban, trang này.', max_length=200, verbose_name='công khai ở đâu')),
                ('link', models.URLField(blank=True, verbose_name='liên kết')),
                ('amount', frontportal.kit.fields.MoneyField(blank=True, editable=False, null=True, verbose_name='số tiền đã công khai')),
            ],
            options={
                'verbose_name': 'lần công khai',
                'verbose_name_plural': 'lần công khai',
                'ordering': ['done_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DisclosureRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='sửa lúc')),
                ('event', models.CharField(choices=[('call', 'Công khai lời kêu gọi'), ('reception-end', 'Kết thúc tiếp nhận'), ('received', 'Công khai số đã tiếp nhận'), ('distribution-end', 'Kết thúc phân phối'), ('spent', 'Công khai số đã phân phối'), ('stay', 'Giữ nội dung trên trang ít nhất')], max_length=20, verbose_name='việc')),
                ('days', models.PositiveSmallIntegerField(help_text='0 là ngay trong ngày.', verbose_name='số ngày')),
                ('working_days', models.BooleanField(default=False, verbose_name='tính theo ngày làm việc')),
                ('since', models.DateField(verbose_name='áp dụng từ ngày')),
                ('basis', models.CharField(max_length=200, verbose_name='căn cứ')),
            ],
            options={
                'verbose_name': 'thời hạn công khai',
                'verbose_name_plural': 'thời hạn công khai',
                'ordering': ['event', '-since'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalAppeal',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('created_at', models.DateTimeField(blank=True, editable=False, verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(blank=True, editable=False, verbose_name='sửa lúc')),
                ('state', models.CharField(choices=[('draft', 'Bản nháp'), ('waiting', 'Chờ duyệt'), ('published', 'Đã đăng'), ('withdrawn', 'Đã gỡ')], default='draft', max_length=10, verbose_name='trạng thái')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='đăng lúc')),
                ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1930), django.core.validators.MaxValueValidator(2100)], verbose_name='năm')),
                ('title', models.CharField(max_length=150, verbose_name='tên đợt vận động')),
                ('code', models.CharField(db_index=True, error_messages={'unique': 'Đã có đợt vận động dùng mã này.'}, help_text='Người ủng hộ ghi mã này khi chuyển khoản. Ví dụ: TET2024.', max_length=12, validators=[django.core.validators.RegexValidator('^(?=.*[0-9])[A-Z][A-Z0-9]{2,11}$', 'Mã gồm 3 đến 12 chữ cái in hoa không dấu và chữ số, bắt đầu bằng chữ cái, có ít nhất một chữ số.')], verbose_name='mã chuyển khoản')),
                ('text', models.TextField(max_length=4000, verbose_name='lời kêu gọi')),
                ('opened_on', models.DateField(verbose_name='tiếp nhận từ ngày')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='tiếp nhận đến hết ngày')),
                ('distributed_on', models.DateField(blank=True, help_text='Ngày chi khoản cuối cùng của đợt.', null=True, verbose_name='phân phối xong ngày')),
                ('target', frontportal.kit.fields.MoneyField(blank=True, help_text='Để trống nếu không đặt mục tiêu.', null=True, verbose_name='mục tiêu')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical đợt vận động',
                'verbose_name_plural': 'historical đợt vận động',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalDisclosure',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('created_at', models.DateTimeField(blank=True, editable=False, verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(blank=True, editable=False, verbose_name='sửa lúc')),
                ('event', models.CharField(choices=[('call', 'Lời kêu gọi'), ('received', 'Số đã tiếp nhận'), ('spent', 'Số đã phân phối')], max_length=20, verbose_name='nội dung công khai')),
                ('done_on', models.DateField(verbose_name='ngày công khai')),
                ('where', models.CharField(help_text='Ví dụ: Bảng tin Ủy ban, trang này.', max_length=200, verbose_name='công khai ở đâu')),
                ('link', models.URLField(blank=True, verbose_name='liên kết')),
                ('amount', frontportal.kit.fields.MoneyField(blank=True, editable=False, null=True, verbose_name='số tiền đã công khai')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical lần công khai',
                'verbose_name_plural': 'historical lần công khai',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalDisclosureRule',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('created_at', models.DateTimeField(blank=True, editable=False, verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(blank=True, editable=False, verbose_name='sửa lúc')),
                ('event', models.CharField(choices=[('call', 'Công khai lời kêu gọi'), ('reception-end', 'Kết thúc tiếp nhận'), ('received', 'Công khai số đã tiếp nhận'), ('distribution-end', 'Kết thúc phân phối'), ('spent', 'Công khai số đã phân phối'), ('stay', 'Giữ nội dung trên trang ít nhất')], max_length=20, verbose_name='việc')),
                ('days', models.PositiveSmallIntegerField(help_text='0 là ngay trong ngày.', verbose_name='số ngày')),
                ('working_days', models.BooleanField(default=False, verbose_name='tính theo ngày làm việc')),
                ('since', models.DateField(verbose_name='áp dụng từ ngày')),
                ('basis', models.CharField(max_length=200, verbose_name='căn cứ')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical thời hạn công khai',
                'verbose_name_plural': 'historical thời hạn công khai',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name='bankaccount',
            name='bin',
            field=models.CharField(blank=True, help_text='Sáu chữ số trong mã VietQR. Để trống thì lấy theo ngân hàng đã chọn.', max_length=6, validators=[django.core.validators.RegexValidator('^\\d{6}$', 'Mã ngân hàng gồm đúng 6 chữ số.')], verbose_name='mã ngân hàng (BIN)'),
        ),
        migrations.AddField(
            model_name='bankaccount',
            name='giving',
            field=models.BooleanField(default=False, help_text='Số tài khoản, tên tài khoản và mã QR sẽ hiện trên trang Ủng hộ.', verbose_name='công khai để nhận ủng hộ'),
        ),
        migrations.AddField(
            model_name='historicalbankaccount',
            name='bin',
            field=models.CharField(blank=True, help_text='Sáu chữ số trong mã VietQR. Để trống thì lấy theo ngân hàng đã chọn.', max_length=6, validators=[django.core.validators.RegexValidator('^\\d{6}$', 'Mã ngân hàng gồm đúng 6 chữ số.')], verbose_name='mã ngân hàng (BIN)'),
        ),
        migrations.AddField(
            model_name='historicalbankaccount',
            name='giving',
            field=models.BooleanField(default=False, help_text='Số tài khoản, tên tài khoản và mã QR sẽ hiện trên trang Ủng hộ.', verbose_name='công khai để nhận ủng hộ'),
        ),
        migrations.AddConstraint(
            model_name='bankaccount',
            constraint=models.CheckConstraint(condition=models.Q(('giving', False), models.Q(('active', True), ('bin__regex', '^[0-9]{6}$'), ('number__regex', '^[0-9]{4,19}$')), _connector='OR'), name='welfare_bankaccount_giving_is_reachable', violation_error_message='Tài khoản công khai để nhận ủng hộ phải đang dùng và có mã ngân hàng 6 chữ số.'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='account',
            field=models.ForeignKey(blank=True, help_text='Để trống thì dùng tài khoản nhận ủng hộ chung của quỹ.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='welfare.bankaccount', verbose_name='tài khoản riêng'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='created_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người tạo'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='fund',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='welfare.fund', verbose_name='quỹ'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='published_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người đăng'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='updated_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người sửa'),
        ),
        migrations.AddField(
            model_name='contribution',
            name='appeal',
            field=models.ForeignKey(blank=True, help_text='Tiền ủng hộ một đợt chỉ được chi cho đợt đó.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='welfare.appeal', verbose_name='đợt vận động'),
        ),
        migrations.AddField(
            model_name='disbursement',
            name='appeal',
            field=models.ForeignKey(blank=True, help_text='Tiền ủng hộ một đợt chỉ được chi cho đợt đó.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='welfare.appeal', verbose_name='đợt vận động'),
        ),
        migrations.AddField(
            model_name='historicalcontribution',
            name='appeal',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='Tiền ủng hộ một đợt chỉ được chi cho đợt đó.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='welfare.appeal', verbose_name='đợt vận động'),
        ),
        migrations.AddField(
            model_name='historicaldisbursement',
            name='appeal',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='Tiền ủng hộ một đợt chỉ được chi cho đợt đó.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='welfare.appeal', verbose_name='đợt vận động'),
        ),
        migrations.AddField(
            model_name='disclosure',
            name='appeal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disclosures', to='welfare.appeal', verbose_name='đợt vận động'),
        ),
        migrations.AddField(
            model_name='disclosure',
            name='created_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người tạo'),
        ),
        migrations.AddField(
            model_name='disclosure',
            name='updated_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người sửa'),
        ),
        migrations.AddField(
            model_name='disclosurerule',
            name='created_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người tạo'),
        ),
        migrations.AddField(
            model_name='disclosurerule',
            name='updated_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người sửa'),
        ),
        migrations.AddField(
            model_name='historicalappeal',
            name='account',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='Để trống thì dùng tài khoản nhận ủng hộ chung của quỹ.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='welfare.bankaccount', verbose_name='tài khoản riêng'),
        ),
        migrations.AddField(
            model_name='historicalappeal',
            name='created_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người tạo'),
        ),
        migrations.AddField(
            model_name='historicalappeal',
            name='fund',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='welfare.fund', verbose_name='quỹ'),
        ),
        migrations.AddField(
            model_name='historicalappeal',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalappeal',
            name='published_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người đăng'),
        ),
        migrations.AddField(
            model_name='historicalappeal',
            name='updated_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người sửa'),
        ),
        migrations.AddField(
            model_name='historicaldisclosure',
            name='appeal',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='welfare.appeal', verbose_name='đợt vận động'),
        ),
        migrations.AddField(
            model_name='historicaldisclosure',
            name='created_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người tạo'),
        ),
        migrations.AddField(
            model_name='historicaldisclosure',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicaldisclosure',
            name='updated_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người sửa'),
        ),
        migrations.AddField(
            model_name='historicaldisclosurerule',
            name='created_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người tạo'),
        ),
        migrations.AddField(
            model_name='historicaldisclosurerule',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicaldisclosurerule',
            name='updated_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người sửa'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), ('published_at__isnull', False), _connector='OR'), name='welfare_appeal_published_has_time', violation_error_message='Nội dung đã đăng phải có ngày giờ đăng.'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(('code__regex', '^[A-Z][A-Z0-9]{2,11}$'), ('code__regex', '[0-9]')), name='welfare_appeal_code_shape', violation_error_message='Mã gồm 3 đến 12 chữ cái in hoa không dấu và chữ số, có ít nhất một chữ số.'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(('closed_on__isnull', True), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='welfare_appeal_ends_after_start', violation_error_message='Ngày kết thúc tiếp nhận không được trước ngày bắt đầu.'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(('distributed_on__isnull', True), ('distributed_on__gte', models.F('opened_on')), _connector='OR'), name='welfare_appeal_spent_after_start', violation_error_message='Ngày phân phối xong không được trước ngày bắt đầu tiếp nhận.'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(('target__isnull', True), ('target__gt', 0), _connector='OR'), name='welfare_appeal_target_positive', violation_error_message='Mục tiêu phải lớn hơn 0.'),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=models.UniqueConstraint(fields=('appeal', 'event'), name='welfare_disclosure_once', violation_error_message='Việc này của đợt vận động đã được ghi là đã công khai.'),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount__isnull', True), ('event', 'call')), models.Q(models.Q(('event', 'call'), _negated=True), ('amount__isnull', False)), _connector='OR'), name='welfare_disclosure_total_stated', violation_error_message='Công khai số tiếp nhận, số phân phối phải kèm số tiền.'),
        ),
        migrations.AddConstraint(
            model_name='disclosurerule',
            constraint=models.UniqueConstraint(fields=('event', 'since'), name='welfare_disclosurerule_once', violation_error_message='Đã có thời hạn của việc này áp dụng từ cùng ngày.'),
        ),
        migrations.AddConstraint(
            model_name='disclosurerule',
            constraint=models.CheckConstraint(condition=models.Q(('days__lte', 366)), name='welfare_disclosurerule_days', violation_error_message='Số ngày phải từ 0 đến 366.'),
        ),
    ]
