"""Who paid for houses, for lists and files: of many at once in two questions."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Sum

from frontportal.kit.values.money import dong
from welfare.assistance.models.cofunding import CoFunding
from welfare.assistance.models.house import House

from .models.disbursement import Disbursement


def with_payers(houses: Iterable[House]) -> list[House]:
    """Each with `payers`: `"Quỹ “Vì người nghèo” huyện 50.000.000; Gia đình, họ hàng 20.000.000"`, "" where nobody has paid yet.

    `payer_names` are the same without amounts. Bodies are named, families and individuals never (CoFunding.public_source).
    """
    found, shares = list(houses), defaultdict(lambda: defaultdict(int))
    paid = (
        Disbursement.objects.confirmed()
        .filter(house__in=found)
        .order_by("fund__name")
        .values_list("house", "fund__name")
    )
    for house, name, amount in paid.annotate(total=Sum("amount")):
        shares[house][name] += amount
    for line in CoFunding.objects.filter(house__in=found).order_by("pk"):
        shares[line.house_id][line.public_source] += line.amount
    for house in found:
        own = {name: amount for name, amount in shares[house.pk].items() if amount}
        house.payers = "; ".join(f"{name} {dong(amount)}" for name, amount in own.items())
        house.payer_names = "; ".join(own)
    return found
