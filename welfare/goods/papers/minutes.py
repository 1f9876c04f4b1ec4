"""What the minutes say, set by Typst or as Word."""

from datetime import datetime, time
from pathlib import Path
from typing import Any

from django.utils import timezone

from frontportal.committee.letterhead import issuing_office
from frontportal.kit.values.days import day_in_words
from frontportal.kit.values.decimals import decimal_text
from frontportal.kit.web.tags import day
from frontportal.paper_layouts.in_use import set_paper
from frontportal.reports.papers.signed_paper import as_word

from ..models.voucher import GoodsVoucher

LAYOUT = Path(__file__).parent / "minutes.typ"
SIGNERS, WIDTHS = ["Bên giao", "Bên nhận", "Người chứng kiến"], (10, 45, 22, 24, 30, 34)
HEADERS = ["TT", "Tên hàng", "Đơn vị tính", "Số lượng", "Tình trạng", "Ghi chú"]


def minutes_as_pdf(voucher: GoodsVoucher) -> bytes:
    """A4, two copies to be signed; the same bytes for the same minutes. Raises InvalidPaper with a sentence."""
    return set_paper(LAYOUT, minutes(voucher), at=dated(voucher))


def minutes_as_word(voucher: GoodsVoucher) -> bytes:
    """The same words, to be finished in Word."""
    return as_word(minutes(voucher) | {"signers": SIGNERS}, at=dated(voucher), widths=WIDTHS)


def dated(voucher: GoodsVoucher) -> datetime:
    return timezone.make_aware(datetime.combine(voucher.date, time()))


def minutes(voucher: GoodsVoucher) -> dict[str, Any]:
    """What the minutes say, for PDF and Word alike."""
    on, office = voucher.date, issuing_office(voucher.date)
    return {
        "title": f"Biên bản {voucher.get_direction_display().lower()} hiện vật số {voucher.number}",
        "heading": f"BIÊN BẢN\n{voucher.get_direction_display()} hiện vật",
        "office": office, "number": f"Số: {voucher.number}", "day": day_in_words(on),
        "facts": facts_of(voucher, office["ten"]), "headers": HEADERS, "rows": rows_of(voucher),
        "closing": "Biên bản lập thành 02 bản có nội dung như nhau, mỗi bên giữ 01 bản. Hiện vật được ghi theo loại và số "
        "lượng, không quy thành tiền.",
    }  # fmt: skip


def facts_of(voucher: GoodsVoucher, office: str) -> list[list[str]]:
    """(label, words) of the lines above the table."""
    own, other = office or "Ủy ban Mặt trận Tổ quốc Việt Nam", voucher.partner
    giver, receiver = (other, own) if voucher.is_receipt else (own, other)
    facts = [
        ["Ngày lập", day(voucher.date)], ["Bên giao", giver], ["Bên nhận", receiver],
        ["Kho", " – ".join(filter(None, (voucher.store.name, voucher.store.address)))],
        ["Địa bàn nhận", str(voucher.unit or "")], ["Đợt vận động", str(voucher.appeal or "")],
        ["Người chứng kiến", voucher.witness], ["Ghi chú", voucher.note],
    ]  # fmt: skip
    return [fact for fact in facts if fact[1]]


def rows_of(voucher: GoodsVoucher) -> list[list[Any]]:
    return [
        [
            str(number),
            line.kind.name,
            line.kind.measure,
            decimal_text(line.quantity),
            line.get_condition_display(),
            line.note,
        ]
        for number, line in enumerate(voucher.lines.select_related("kind"), 1)
    ]
