"""The sheet for the board: what an appeal received, spent and made public, as the books are on the day of printing."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from frontportal.committee.papers.board_sheet import BoardSection, BoardSheet, texts
from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day
from welfare.appeals.models import Appeal


def appeal_sheet(appeal: Appeal, money: dict[str, Any], notes: Iterable[str], *, address: str) -> BoardSheet:
    """`money` as the page's table has it; `notes` say how long what was made public has been on the site, and by which rules."""
    facts = [
        ("Đợt vận động", str(appeal)),
        ("Mã", appeal.code),
        ("Tiếp nhận", appeal.days_text),
        ("Phân phối xong", day(appeal.distributed_on) if appeal.distributed_on else ""),
    ]
    rows = [*money["rows"], money["total"]]
    account = BoardSection(
        "Đã nhận, đã chi của đợt", [], [each["label"] for each in money["columns"]], [*map(texts, rows)], has_total=True
    )
    return BoardSheet(
        title=f"Công khai kết quả vận động {appeal.code}",
        heading="CÔNG KHAI\nKết quả vận động",
        on=timezone.localdate(),
        facts=facts,
        sections=[account, BoardSection("Những lần đã công khai", stated_lines(appeal))],
        notes=[note for note in notes if note],
        address=address,
        code_words=f"Mã QR dẫn tới trang của đợt vận động {appeal.code}",
    )


def stated_lines(appeal: Appeal) -> list[str]:
    """What was made public, where and when, and how the books differ from it by now."""
    now = {"received": appeal.received, "spent": appeal.spent}
    lines = []
    for each in appeal.disclosures.all():
        words = f"{each.get_event_display()}: ngày {day(each.done_on)}, {each.where}"
        if each.amount is not None:
            change = now[each.event] - each.amount
            since = f", từ đó thay đổi {dong(change)} đồng" if change else ""
            words += f"; số đã công khai {dong(each.amount)} đồng{since}"
        lines.append(f"{words}.")
    return lines
