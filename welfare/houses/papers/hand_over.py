"""Biên bản bàn giao tiền mặt: giver, receiver, witness, decision, sum in figures and in words."""

from frontportal.kit.values.money import dong, in_words
from frontportal.kit.web.tags import day
from frontportal.paper.setting import InvalidPaper
from welfare.assistance.models.house import House

from ..models.step import HouseStep
from ..workflow import Stage
from .setting import HousePaper, office, whose

SIGNERS = ["Bên giao", "Bên nhận", "Người chứng kiến"]


def hand_over_minutes(house: House) -> HousePaper:
    """Raises InvalidPaper with a sentence: money is handed over by a decision, so there is none before the approval."""
    approval = HouseStep.objects.approvals_in_force().filter(house=house).first()
    if approval is None:
        raise InvalidPaper("Căn nhà chưa được phê duyệt nên chưa có biên bản bàn giao tiền.")
    step = HouseStep.objects.filter(house=house, stage=Stage.HANDOVER).order_by("-pk").first()
    amount = step.amount if step and step.amount else approval.amount
    on = step.date if step else None
    facts = [
        ("Căn cứ", f"Quyết định số {approval.document} ngày {day(approval.date)}"),
        ("Bên giao", office(on or approval.date)["ten"] or "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("Người đại diện bên giao", ""),
        ("Bên nhận", ""),
        *whose(house),
        ("Nội dung", f"{house.get_work_display()} {house.get_kind_display()}, mã {house.code.upper()}"),
        ("Số tiền", f"{dong(amount)} đồng"),
        ("Bằng chữ", in_words(amount).capitalize()),
        ("Người chứng kiến", step.witness if step else ""),
        ("Ghi chú", step.note if step else ""),
    ]
    facts = [fact for fact in facts if fact[0] not in ("Bên nhận", "Ghi chú") or fact[1]]
    return HousePaper(house, "Biên bản bàn giao tiền mặt", facts, SIGNERS, on)
