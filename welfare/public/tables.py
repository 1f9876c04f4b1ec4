"""Lists of records as tables of templates/parts/_table.html: only what is named here becomes public."""

from collections import defaultdict

from frontportal.kit.values.money import dong
from frontportal.kit.web.table_cells import date, header, money, text
from frontportal.kit.web.tags import day
from frontportal.sheets.datasets.suppression import NOTE
from welfare.assistance.gift_tables import households_cell
from welfare.assistance.models.cofunding import CoFunding
from welfare.assistance.models.house import House
from welfare.assistance.models.livelihood import Livelihood
from welfare.assistance.suppressed import suppressed_livelihood_keys
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.ledger.payers import with_payers


def place(record):
    """The commune: an area would lead to the one household helped there."""
    return text(record.unit.commune or record.unit)


def reversal_note(entry) -> str:
    return " (ghi đảo)" if entry.reverses_id else ""


def contributions(entries: list[Contribution]) -> dict:
    rows = [
        [
            text(f"{entry.public_donor}{reversal_note(entry)}"),
            money(entry.amount),
            date(entry.date),
            text(entry.unit),
            text(entry.get_channel_display()),
            text(entry.receipt_number, entry.get_absolute_url()),
        ]
        for entry in entries
    ]
    return {
        "columns": header("Người, đơn vị ủng hộ", "Đồng#", "Ngày", "Ghi cho", "Hình thức", "Phiếu thu"),
        "rows": rows,
    }


def disbursements(entries: list[Disbursement]) -> dict:
    rows = [
        [
            text(f"{entry.get_purpose_display()}{reversal_note(entry)}"),
            money(entry.amount),
            date(entry.date),
            place(entry),
            purpose_cell(entry),
            text(f"{entry.decision_number}, {day(entry.decision_date)}"),
            text(entry.voucher_number, entry.get_absolute_url()),
        ]
        for entry in entries
    ]
    columns = header("Mục đích", "Đồng#", "Ngày", "Xã, thị trấn", "Cụ thể", "Quyết định chi", "Phiếu chi")
    return {"columns": columns, "rows": rows}


def purpose_cell(entry: Disbursement) -> dict:
    """What exactly the money was for, with a link where it has a page."""
    if entry.house:
        return text(entry.house, entry.house.get_absolute_url() if entry.house.state != House.State.PLANNED else "")
    if entry.livelihood:
        address = entry.livelihood.get_absolute_url() if entry.livelihood.is_handed_over else ""
        return text(entry.livelihood.get_kind_display(), address)
    return text(entry.gift_round, entry.gift_round.get_absolute_url() if entry.gift_round else "")


def houses(found: list[House]) -> dict:
    rows = [
        [
            text(house.code.upper(), house.get_absolute_url()),
            money(house.total),
            text(house.get_kind_display()),
            place(house),
            text(house.get_work_display()),
            text(house.get_state_display()),
            date(house.handed_over_on),
            money(house.support),
            text(house.payer_names or "Chưa chi"),
        ]
        for house in with_payers(found)
    ]
    columns = header(
        "Mã nhà",
        "Tổng kinh phí (đồng)#",
        "Loại nhà",
        "Xã, thị trấn",
        "Hình thức",
        "Tiến độ",
        "Bàn giao",
        "Mức hỗ trợ (đồng)#",
        "Ai chi",
    )
    return {"columns": columns, "rows": rows}


def house_facts(house: House) -> list[dict]:
    """What parts/_definitions.html takes; nothing of the household."""
    unit = house.unit.commune or house.unit
    return [
        {"term": "Loại nhà", "value": house.get_kind_display()},
        {"term": "Hình thức", "value": house.get_work_display()},
        {"term": "Địa bàn", "value": unit, "url": unit.get_absolute_url()},
        {"term": "Tiến độ", "value": house.get_state_display()},
        {"term": "Ngày bàn giao", "value": day(house.handed_over_on)},
        {"term": "Mức hỗ trợ", "value": f"{dong(house.support)} đồng"},
        {"term": "Quyết định", "value": house.decision},
    ]


def lines(house: House | Livelihood, payments: list[Disbursement]) -> dict:
    """Every funder's share; what is not covered yet stands in its own row, so that the column adds up to the total."""
    funds = defaultdict(int)
    for disbursement in reversed(payments):
        funds[disbursement.fund.name] += disbursement.amount
    shares = [(name, "Quỹ", amount) for name, amount in funds.items() if amount]
    shares += [(line.public_source, kind_of(line), line.amount) for line in house.cofundings.all()]
    missing = house.ceiling - sum(amount for _, _, amount in shares)
    if missing:
        shares.append(("Chưa có nguồn", "", missing))
    rows = [[text(name), {"text": kind}, money(amount)] for name, kind, amount in shares]
    columns = header("Nguồn", "Loại, hình thức", "Đồng#")
    return {"columns": columns, "rows": rows, "total": [text("Tổng kinh phí"), {"text": ""}, money(house.ceiling)]}


def kind_of(line: CoFunding) -> str:
    if line.public_source == line.get_kind_display():
        return line.get_form_display()
    return f"{line.get_kind_display()}, {line.get_form_display().lower()}"


def livelihoods(found: list[Livelihood]) -> dict:
    untold = suppressed_livelihood_keys(found[0].year) if found else set()
    rows = [
        [
            text(record.get_kind_display(), record.get_absolute_url()),
            money(record.value),
            date(record.date),
            place(record),
            text(record.get_occasion_display()),
            households_cell(record, untold),
        ]
        for record in found
    ]
    return {
        "columns": header("Loại hỗ trợ", "Giá trị (đồng)#", "Ngày trao", "Xã, thị trấn", "Dịp trao", "Số hộ#"),
        "rows": rows,
        "note": NOTE if any(record.pk in untold for record in found) else "",
    }
