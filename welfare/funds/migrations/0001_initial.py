from functools import reduce
from operator import or_

from django.db import migrations
from django.db.models import PROTECT, Q, BooleanField, CharField, ForeignKey, SlugField

from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.schema import USER, table, tables, unique

# Bank and number as the list had them when this was written (welfare/banks).
BIN_OF = {
    "abbank": "970425", "acb": "970416", "agribank": "970405", "bacabank": "970409", "baovietbank": "970438",
    "bidv": "970418", "bvbank": "970454", "cake": "546034", "cbbank": "970444", "cimb": "422589", "coopbank": "970446",
    "dbsbank": "796500", "eximbank": "970431", "gpbank": "970408", "hdbank": "970437", "hongleongbank": "970442",
    "hsbc": "458761", "ibkhcm": "970456", "ibkhn": "970455", "indovinabank": "970434", "kasikornbank": "668888",
    "kienlongbank": "970452", "kookminbankhcm": "970463", "kookminbankhn": "970462", "liobank": "963369",
    "lpbank": "970449", "mbbank": "970422", "mbv": "970414", "momo": "971025", "msb": "970426", "namabank": "970428",
    "ncb": "970419", "nonghyupbankhn": "801011", "ocb": "970448", "pgbank": "970430", "publicbank": "970439",
    "pvcombank": "970412", "sacombank": "970403", "saigonbank": "970400", "scb": "970429", "seabank": "970440",
    "shb": "970443", "shinhanbank": "970424", "standardchartered": "970410", "techcombank": "970407", "timo": "963388",
    "tpbank": "970423", "ubank": "546035", "uob": "970458", "vib": "970441", "vietabank": "970427",
    "vietbank": "970433", "vietcombank": "970436", "vietinbank": "970415", "vikki": "970406", "vpbank": "970432",
    "vrb": "970421", "wooribank": "970457",
}


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER)]
    operations = tables(
        table("funds.Fund", "quỹ", history=True, ordering=["-is_main", "name"],
            name=CharField(max_length=150, unique=True), slug=SlugField(max_length=60, unique=True),
            level=CharField(max_length=10, default="district"), active=BooleanField(default=True),
            is_main=BooleanField(default=False), folded=FoldedField(source=("name",)),
            rules={"one_main": unique("is_main", condition=Q(is_main=True))}),
        table("funds.BankAccount", "tài khoản ngân hàng", history=True, ordering=["bank", "number"],
            permissions=[("publish_bankaccount", "Công khai tài khoản nhận ủng hộ")],
            bank=CharField(max_length=20), number=CharField(max_length=24, unique=True),
            name=CharField(max_length=150), fund=ForeignKey("funds.fund", PROTECT), active=BooleanField(default=True),
            bin=CharField(max_length=6), accepts_donations=BooleanField(default=False),
            folded=FoldedField(source=("name", "number")),
            rules={
                "donations_reachable": Q(accepts_donations=False)
                    | Q(active=True, bin__regex="^[0-9]{6}$", number__regex="^[0-9]{4,19}$"),
                "bin_is_of_bank": reduce(or_, (Q(bank=slug, bin=bin) for slug, bin in BIN_OF.items()), Q(bin="",
                    bank__in=tuple(BIN_OF)) | Q(bank__in=("treasury", "other")))}),
    )
