"""Plain makers of the fund's records; every maker takes the fields that matter to a test."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from frontportal.staff.models import User
from tests.makers import make_consent, make_user
from welfare.appeals.models import Appeal, Leftover
from welfare.assistance.models.gift import Gift, GiftRound
from welfare.assistance.models.house import House
from welfare.assistance.models.livelihood import Livelihood
from welfare.funds.models.fund import Fund
from welfare.goods.models.line import GoodsLine
from welfare.goods.models.stock import GoodsKind, Store
from welfare.goods.models.voucher import GoodsVoucher
from welfare.ledger.actions import propose_leftover
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.ledger.models.fund_year import FundYear

MILLION = 10**6


def make_books(year: int = 2023, *, opening: int = 0, target: int = 0, fund: Fund | None = None) -> FundYear:
    fund = fund or Fund.objects.get_or_create(slug="quy-mau", defaults={"name": "Quỹ mẫu", "is_main": True})[0]
    return FundYear.objects.create(fund=fund, year=year, opening=opening, target=target, **looked_at())


def looked_at() -> dict:
    """The opening balance of books that two persons stand for."""
    first, second = (
        User.objects.get_or_create(username=name, defaults={"full_name": "Người Mở Sổ"})[0] for name in ("mo-1", "mo-2")
    )
    return {"opening_by": first, "opening_confirmed_by": second, "opening_confirmed_at": timezone.now()}


def make_pair():
    """Two persons: one makes entries, one confirms them."""
    return make_user("nguoi-lap"), make_user("nguoi-xac-nhan")


def make_contribution(books: FundYear, unit, amount: int, *, by, confirmed_by=None, **given) -> Contribution:
    if given.get("publish_name") and given.get("donor_kind") == "person" and "consent" not in given:
        given["consent"] = make_consent(given["donor_name"], "donation")
    return make_entry(
        Contribution, books, unit, amount, by, confirmed_by, {"donor_name": "Đơn vị Mẫu"} | given, "receipt_number"
    )


def make_disbursement(books: FundYear, unit, amount: int, *, by, confirmed_by=None, **given) -> Disbursement:
    paper = {"purpose": "study", "decision_number": "01/QĐ", "decision_date": date(books.year, 5, 1)}
    return make_entry(Disbursement, books, unit, amount, by, confirmed_by, paper | given, "voucher_number")


def make_entry(model, books, unit, amount, by, confirmed_by, given, number):
    if confirmed_by:
        count = model.objects.confirmed().filter(fund=books.fund, year=books.year).count()
        stamp = {"state": "confirmed", "confirmed_at": timezone.now(), "confirmed_by": confirmed_by, number: count + 1}
        given = stamp | given
    appeal, day = given.get("appeal"), {"date": date(books.year, 5, 3)}
    if appeal and model is Contribution and not appeal.takes_on(day["date"]):
        day = {"date": appeal.opened_on}  # the only days on which it takes gifts
    return model.objects.create(
        **day | {"fund": books.fund, "year": books.year, "unit": unit, "amount": amount, "created_by": by} | given
    )


def make_house(unit, code: str = "nha-1", *, total: int = 100 * MILLION, **given) -> House:
    kept = {"year": 2023, "kind": "dai-doan-ket", "support": 50 * MILLION, "state": "building"}
    return House.objects.create(**kept | {"unit": unit, "code": code, "total": total} | given)


def make_livelihood(unit, value: int, code: str = "sinh-ke-1", **given) -> Livelihood:
    kept = {"year": 2023, "kind": "cow", "date": date(2023, 10, 17)}
    return Livelihood.objects.create(**kept | {"unit": unit, "code": code, "value": value} | given)


def make_gift(unit, packages: int, unit_value: int, *, group: str = "poor", **given) -> Gift:
    """`given` is about the round, found again by its name."""
    kept = {"name": "Đợt mẫu", "occasion": "visit", "year": 2023, "date": date(2023, 7, 20)} | given
    gift_round, _ = GiftRound.objects.get_or_create(name=kept.pop("name"), defaults=kept)
    return Gift.objects.create(round=gift_round, unit=unit, packages=packages, unit_value=unit_value, group=group)


def make_leftover(appeal: Appeal, *, by, **given) -> Leftover:
    """The proposal to carry what the appeal has left into the fund."""
    kept = {"choice": "fund", "decision_number": "15/QĐ-BVĐ", "decision_date": appeal.distributed_on, "reason": "Đã đủ"}
    return propose_leftover(Leftover(appeal=appeal, **kept | given), by=by)


def make_appeal(books: FundYear, code: str = "MAU23", **given) -> Appeal:
    kept = {"title": "Đợt vận động mẫu", "text": "Lời kêu gọi mẫu.", "opened_on": date(books.year, 10, 17)}
    return Appeal.objects.create(**kept | {"fund": books.fund, "year": books.year, "code": code} | given)


def make_voucher(world, direction: str, number: str, *, lines: bool = True) -> GoodsVoucher:
    store, _ = Store.objects.get_or_create(code="kho", defaults={"name": "Kho", "unit": world.north})
    gold, _ = GoodsKind.objects.get_or_create(code="vang", defaults={"name": "Vàng", "measure": "chỉ"})
    unit = world.north if direction == "out" else None
    voucher = GoodsVoucher.objects.create(
        number=number, direction=direction, date=date(2023, 5, 2), year=2023, store=store, partner="Tiệm", unit=unit
    )
    if lines:
        GoodsLine.objects.create(voucher=voucher, kind=gold, quantity=Decimal(2))
    return voucher
