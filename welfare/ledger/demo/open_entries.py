"""What of the newest year is not settled yet."""

from datetime import date, timedelta

from frontportal.kit.demo import LABEL

from ..models.condition import ConditionPayment, GiftCondition
from ..models.contribution import Contribution
from ..models.disbursement import Disbursement

MILLION = 10**6


def load_open(world, confirmed, stamps) -> None:
    """The newest year's loose ends: a receipt written twice and reversed, and what waits for the second person."""
    given = {"fund": world["fund"], "year": 2024, "unit": world["communes"]["Đạ Đờn"], **stamps}
    contribution = {
        **given,
        "amount": 2 * MILLION,
        "publish_name": True,
        "channel": "cash",
        "donor_name": "Hội Nông dân Đạ Đờn",
    }
    day = date(2024, 5, 20)
    twice = Contribution.objects.create(**contribution, date=day, receipt_number=136, **confirmed(day, world))
    reversal = contribution | {
        "amount": -twice.amount,
        "reverses": twice,
        "reason": f"Ghi hai lần cùng một khoản ({LABEL})",
    }
    Contribution.objects.create(**reversal, date=day, receipt_number=137, **confirmed(day, world))
    for number, name in enumerate(("Hội Nông dân Đạ Đờn", "Trường Mầm non Đạ Đờn", "Câu lạc bộ Hưu trí Đạ Đờn")):
        waiting = contribution | {"donor_name": name, "memo": f"Ủng hộ quỹ ({LABEL})"}
        Contribution.objects.create(**waiting, date=date(2024, 10, 25 + number))
    given_for = (
        Contribution.objects.confirmed()
        .filter(year=2024, appeal=None, amount__gt=0, reversal=None)
        .order_by("-amount")
        .first()
    )
    condition = GiftCondition.objects.create(contribution=given_for, purpose="study", **stamps)
    paid_for = (
        Disbursement.objects.confirmed()
        .filter(year=2024, appeal=None, purpose="study", amount__lt=given_for.amount)
        .first()
    )
    ConditionPayment.objects.create(condition=condition, disbursement=paid_for, **stamps)
    day = date(2024, 10, 30)
    paper = {"decision_number": "48/QĐ-BVĐ", "decision_date": day - timedelta(days=2)}
    Disbursement.objects.create(**given, **paper, date=day, amount=3 * MILLION, purpose="medical")
