"""Sales of goods: a hand-over and the contribution that it became."""

from django.db import migrations
from django.db.models import PROTECT, CharField, OneToOneField, Q

from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.schema import USER, table, tables


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("ledger", "0009_conditions"), ("goods", "0001_initial")]
    operations = tables(
        table("goods_sales.GoodsSale", "lần bán vàng, ngoại tệ, hiện vật", plural="bán vàng, ngoại tệ, hiện vật", history=True, ordering=["-pk"],
            voucher=OneToOneField("goods.goodsvoucher", PROTECT), contribution=OneToOneField("ledger.contribution", PROTECT),
            buyer=CharField(max_length=200), invoice_number=CharField(max_length=60), rate=CharField(max_length=200),
            folded=FoldedField(source=("buyer", "invoice_number")),
            rules={"invoice_number_given": ~Q(invoice_number=""), "rate_given": ~Q(rate="")}))
