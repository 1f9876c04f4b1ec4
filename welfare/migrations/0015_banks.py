"""Banks of the list of 2026 in place of four of them; a number that is not its bank's is found and put right."""

from functools import reduce
from operator import or_

import django.core.validators
from django.db import migrations, models
from django.db.models import Q

import welfare.models.statement

# Bank and number as the list had them when this was written (welfare/banks/table.py).
LISTED = {
    "abbank": "970425", "acb": "970416", "agribank": "970405", "bacabank": "970409", "baovietbank": "970438",
    "bidv": "970418", "bvbank": "970454", "cake": "546034", "cbbank": "970444", "cimb": "422589", "coopbank":
    "970446", "dbsbank": "796500", "eximbank": "970431", "gpbank": "970408", "hdbank": "970437",
    "hongleongbank": "970442", "hsbc": "458761", "ibkhcm": "970456", "ibkhn": "970455", "indovinabank":
    "970434", "kasikornbank": "668888", "kienlongbank": "970452", "kookminbankhcm": "970463", "kookminbankhn":
    "970462", "liobank": "963369", "lpbank": "970449", "mbbank": "970422", "mbv": "970414", "momo": "971025",
    "msb": "970426", "namabank": "970428", "ncb": "970419", "nonghyupbankhn": "801011", "ocb": "970448",
    "pgbank": "970430", "publicbank": "970439", "pvcombank": "970412", "sacombank": "970403", "saigonbank":
    "970400", "scb": "970429", "seabank": "970440", "shb": "970443", "shinhanbank": "970424",
    "standardchartered": "970410", "techcombank": "970407", "timo": "963388", "tpbank": "970423", "ubank":
    "546035", "uob": "970458", "vib": "970441", "vietabank": "970427", "vietbank": "970433", "vietcombank":
    "970436", "vietinbank": "970415", "vikki": "970406", "vpbank": "970432", "vrb": "970421", "wooribank":
    "970457",
}
TYPED = ("treasury", "other")
GUARD = "ALTER TABLE welfare_bankaccount {} TRIGGER welfare_bankaccount_keep_giving"


def convert(apps, schema_editor):
    """Accounts of “another bank” get the bank that their number is of. Where a bank and its number contradict each other,
    the bank's own number holds, and the account is no longer public until somebody has looked at it."""
    bank_of = {bin: slug for slug, bin in LISTED.items()}
    accounts = apps.get_model("welfare", "BankAccount").objects
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with events to come is not altered
    schema_editor.execute(GUARD.format("DISABLE"))
    for account in accounts.all():
        if account.bank in TYPED and account.bin in bank_of:
            accounts.filter(pk=account.pk).update(bank=bank_of[account.bin])
        elif account.bin not in ("", LISTED.get(account.bank, account.bin)):
            accounts.filter(pk=account.pk).update(bin=LISTED[account.bank], giving=False)
    schema_editor.execute(GUARD.format("ENABLE"))


def convert_back(apps, schema_editor):
    """Banks that were not known before are “another bank” again; their numbers stay."""
    accounts = apps.get_model("welfare", "BankAccount").objects
    four = ("vietcombank", "bidv", "vietinbank", "agribank")
    accounts.exclude(bank__in=(*four, *TYPED)).update(bank="other")


def fields(model):
    help_text = "Sáu chữ số trong mã VietQR. Chỉ gõ khi ngân hàng không có trong danh sách; còn lại lấy theo ngân hàng đã chọn."
    return [
        migrations.AlterField(
            model_name=model,
            name="bank",
            field=models.CharField(
                choices=welfare.funds.models.bank_account.banks_today, max_length=20, verbose_name="ngân hàng"
            ),
        ),
        migrations.AlterField(
            model_name=model,
            name="bin",
            field=models.CharField(
                blank=True,
                help_text=help_text,
                max_length=6,
                validators=[
                    django.core.validators.RegexValidator("^\\d{6}$", "Mã ngân hàng gồm đúng 6 chữ số.")
                ],
                verbose_name="mã ngân hàng (BIN)",
            ),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [("welfare", "0018_conflict_decisions")]

    operations = [
        *fields("bankaccount"),
        *fields("historicalbankaccount"),
        migrations.RunPython(convert, convert_back),
        migrations.AddConstraint(
            model_name="bankaccount",
            constraint=models.CheckConstraint(
                condition=reduce(
                    or_,
                    (Q(bank=slug, bin=bin) for slug, bin in LISTED.items()),
                    Q(bin="", bank__in=tuple(LISTED)) | Q(bank__in=TYPED),
                ),
                name="welfare_bankaccount_bin_is_of_bank",
                violation_error_message="Mã ngân hàng (BIN) không phải của ngân hàng đã chọn.",
            ),
        ),
    ]
