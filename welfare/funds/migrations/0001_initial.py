from django.db import migrations
from django.db.models import (
    PROTECT, Q, BooleanField, CharField, CheckConstraint, ForeignKey, SlugField, UniqueConstraint,
)

from frontportal.kit.fields import FoldedField
from frontportal.kit.schema import USER, table


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(USER)]
    operations = [
        *table(
            "Fund", "quỹ", history=True, excluded_fields=["folded"],
            name=CharField(max_length=150, unique=True), slug=SlugField(max_length=60, unique=True),
            level=CharField(max_length=10, default="district"), active=BooleanField(default=True),
            is_main=BooleanField(default=False), folded=FoldedField(source=("name",)),
            ordering=["-is_main", "name"],
            constraints=[UniqueConstraint(name="funds_fund_one_main", fields=("is_main",), condition=Q(is_main=True))],
        ),
        *table(
            "BankAccount", "tài khoản ngân hàng", history=True, excluded_fields=["folded"],
            bank=CharField(max_length=20), number=CharField(max_length=24, unique=True),
            name=CharField(max_length=150), fund=ForeignKey("funds.fund", PROTECT, related_name="accounts"),
            active=BooleanField(default=True), bin=CharField(max_length=6), accepts_donations=BooleanField(default=False),
            folded=FoldedField(source=("name", "number")),
            ordering=["bank", "number"], permissions=[("publish_bankaccount", "Công khai tài khoản nhận ủng hộ")],
            constraints=[
                CheckConstraint(name="funds_bankaccount_donations_reachable", condition=Q(accepts_donations=False) | Q(active=True, bin__regex="^[0-9]{6}$", number__regex="^[0-9]{4,19}$")),
                CheckConstraint(name="funds_bankaccount_bin_is_of_bank", condition=Q(bank__in=("abbank", "acb", "agribank", "bacabank", "baovietbank", "bidv", "bvbank", "cake", "cbbank", "cimb", "coopbank", "dbsbank", "eximbank", "gpbank", "hdbank", "hongleongbank", "hsbc", "ibkhcm", "ibkhn", "indovinabank", "kasikornbank", "kienlongbank", "kookminbankhcm", "kookminbankhn", "liobank", "lpbank", "mbbank", "mbv", "momo", "msb", "namabank", "ncb", "nonghyupbankhn", "ocb", "pgbank", "publicbank", "pvcombank", "sacombank", "saigonbank", "scb", "seabank", "shb", "shinhanbank", "standardchartered", "techcombank", "timo", "tpbank", "ubank", "uob", "vib", "vietabank", "vietbank", "vietcombank", "vietinbank", "vikki", "vpbank", "vrb", "wooribank"), bin="") | Q(bank__in=("treasury", "other")) | Q(bank="abbank", bin="970425") | Q(bank="acb", bin="970416") | Q(bank="agribank", bin="970405") | Q(bank="bacabank", bin="970409") | Q(bank="baovietbank", bin="970438") | Q(bank="bidv", bin="970418") | Q(bank="bvbank", bin="970454") | Q(bank="cake", bin="546034") | Q(bank="cbbank", bin="970444") | Q(bank="cimb", bin="422589") | Q(bank="coopbank", bin="970446") | Q(bank="dbsbank", bin="796500") | Q(bank="eximbank", bin="970431") | Q(bank="gpbank", bin="970408") | Q(bank="hdbank", bin="970437") | Q(bank="hongleongbank", bin="970442") | Q(bank="hsbc", bin="458761") | Q(bank="ibkhcm", bin="970456") | Q(bank="ibkhn", bin="970455") | Q(bank="indovinabank", bin="970434") | Q(bank="kasikornbank", bin="668888") | Q(bank="kienlongbank", bin="970452") | Q(bank="kookminbankhcm", bin="970463") | Q(bank="kookminbankhn", bin="970462") | Q(bank="liobank", bin="963369") | Q(bank="lpbank", bin="970449") | Q(bank="mbbank", bin="970422") | Q(bank="mbv", bin="970414") | Q(bank="momo", bin="971025") | Q(bank="msb", bin="970426") | Q(bank="namabank", bin="970428") | Q(bank="ncb", bin="970419") | Q(bank="nonghyupbankhn", bin="801011") | Q(bank="ocb", bin="970448") | Q(bank="pgbank", bin="970430") | Q(bank="publicbank", bin="970439") | Q(bank="pvcombank", bin="970412") | Q(bank="sacombank", bin="970403") | Q(bank="saigonbank", bin="970400") | Q(bank="scb", bin="970429") | Q(bank="seabank", bin="970440") | Q(bank="shb", bin="970443") | Q(bank="shinhanbank", bin="970424") | Q(bank="standardchartered", bin="970410") | Q(bank="techcombank", bin="970407") | Q(bank="timo", bin="963388") | Q(bank="tpbank", bin="970423") | Q(bank="ubank", bin="546035") | Q(bank="uob", bin="970458") | Q(bank="vib", bin="970441") | Q(bank="vietabank", bin="970427") | Q(bank="vietbank", bin="970433") | Q(bank="vietcombank", bin="970436") | Q(bank="vietinbank", bin="970415") | Q(bank="vikki", bin="970406") | Q(bank="vpbank", bin="970432") | Q(bank="vrb", bin="970421") | Q(bank="wooribank", bin="970457")),
            ],
        ),
    ]
