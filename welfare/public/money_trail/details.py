"""What the pages of the way say about one record, for parts/_definitions.html and _table.html; nothing but that."""

from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day
from frontportal.sheets.datasets.suppression import SUPPRESSED
from welfare.assistance.gift_tables import households, round_sum
from welfare.assistance.models.gift import Gift, GiftRound
from welfare.assistance.models.livelihood import Livelihood
from welfare.assistance.suppressed import SuppressedGifts
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement

from .steps import TrailStep


def place(record) -> dict:
    unit = record.unit.commune or record.unit
    return {"term": "Địa bàn", "value": unit, "url": unit.get_absolute_url()}


def reversals(entry) -> list[dict]:
    """An entry that takes another back, or was taken back, leads to the other one."""
    found = []
    for term, other in (
        ("Bút toán điều chỉnh (ghi đảo) cho", entry.reverses),
        ("Đã điều chỉnh (ghi đảo) bằng", getattr(entry, "reversal", None)),
    ):
        if other and other.is_confirmed:
            found.append({"term": term, "value": str(other), "url": other.get_absolute_url()})
    return found


def contribution_details(contribution: Contribution) -> list[dict]:
    appeal = contribution.appeal if contribution.appeal and contribution.appeal.is_public else None
    condition, sale = (getattr(contribution, name, None) for name in ("condition", "sale"))
    return [
        {"term": "Người, đơn vị ủng hộ", "value": contribution.public_donor},
        {"term": "Số tiền", "value": f"{dong(contribution.amount)} đồng"},
        {"term": "Ngày", "value": day(contribution.date)},
        {"term": "Hình thức", "value": contribution.get_channel_display()},
        {"term": "Số phiếu thu", "value": contribution.receipt_number},
        {"term": "Ghi cho", "value": contribution.unit, "url": contribution.unit.get_absolute_url()},
        *([{"term": "Đợt vận động", "value": appeal, "url": appeal.get_absolute_url()}] if appeal else []),
        *([{"term": "Người ủng hộ yêu cầu", "value": condition}] if condition else []),
        *([{"term": "Từ hiện vật", "value": sale.described}] if sale else []),
        *reversals(contribution),
    ]


def disbursement_details(disbursement: Disbursement) -> list[dict]:
    return [
        {"term": "Mục đích", "value": disbursement.get_purpose_display()},
        {"term": "Số tiền", "value": f"{dong(disbursement.amount)} đồng"},
        {"term": "Ngày", "value": day(disbursement.date)},
        {"term": "Quyết định chi", "value": f"{disbursement.decision_number}, {day(disbursement.decision_date)}"},
        {"term": "Số phiếu chi", "value": disbursement.voucher_number},
        place(disbursement),
        {"term": "Lập và xác nhận", "value": "Người lập và người xác nhận là hai người khác nhau"},
        *reversals(disbursement),
    ]


def livelihood_details(record: Livelihood) -> list[dict]:
    return [
        {"term": "Loại hỗ trợ", "value": record.get_kind_display()},
        {"term": "Dịp trao", "value": record.get_occasion_display()},
        {"term": "Ngày trao", "value": day(record.date)},
        place(record),
        {"term": "Số hộ", "value": households(record)},
        {"term": "Giá trị", "value": f"{dong(record.value)} đồng"},
    ]


def livelihood_done(record: Livelihood) -> TrailStep:
    return TrailStep("Trao tận nơi", f"{record.get_kind_display()}, trao ngày {day(record.date)}.", here=True)


def gift_round_details(given: GiftRound, gifts: list[Gift], untold: SuppressedGifts) -> list[dict]:
    return [
        {"term": "Dịp", "value": given.get_occasion_display()},
        *([{"term": "Tết năm", "value": given.tet_year}] if given.tet_year else []),
        {"term": "Ngày trao", "value": day(given.date)},
        {"term": "Quyết định, kế hoạch", "value": given.decision or "–"},
        {"term": "Số suất", "value": round_sum(gifts, untold, "packages")},
        {"term": "Trị giá (đồng)", "value": round_sum(gifts, untold, "value")},
    ]


def round_done(given: GiftRound, gifts: list[Gift], untold: SuppressedGifts) -> TrailStep:
    packages = round_sum(gifts, untold, "packages")
    words = "Quà" if packages == SUPPRESSED else f"{packages} suất quà"
    return TrailStep("Trao tận nơi", f"{words}, trao ngày {day(given.date)}.", here=True)


def house_done(house) -> TrailStep:
    if house.handed_over_on:
        return TrailStep("Bàn giao", f"Bàn giao ngày {day(house.handed_over_on)}.", here=True)
    return TrailStep("Căn nhà", f"{house.get_state_display()}, chưa bàn giao.", here=True)
