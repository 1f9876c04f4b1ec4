"""Appeals and transfers in the shape that the parts of the templates take. Only what is named here becomes public."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet, Sum
from django.urls import reverse

from frontportal.kit.values.money import dong, short_money
from frontportal.kit.web.table_cells import date, header, money, text
from frontportal.kit.web.tags import day, percent
from welfare.appeals.models import Appeal, Leftover
from welfare.appeals.recipients import Recipient
from welfare.disclosure.deadlines import DisclosureSchedule, Obligation, summary
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.ledger.models.entry_sum import EntrySum


def transfer(recipient: Recipient, amount: int | None, giver: str = "") -> list[dict]:
    """What a giver copies; `clip` is the text for the clipboard. The one place where an account is shown whole."""
    account, memo = recipient.account, recipient.memo_from(giver)
    return [
        {"term": "Ngân hàng", "value": account.bank_name},
        {"term": "Tên tài khoản", "value": account.name},
        {"term": "Số tài khoản", "value": account.number, "clip": account.number, "copied": "Đã chép số tài khoản."},
        {
            "term": "Nội dung",
            "value": memo,
            "clip": memo,
            "copied": "Đã chép nội dung chuyển khoản.",
        },
        {"term": "Số tiền", "value": f"{dong(amount)} đồng" if amount else "Tuỳ tâm, không có mức tối thiểu"},
    ]


def code(recipient: Recipient, amount: int | None, giver: str) -> dict:
    """The code drawn, what to copy, and where the code is a picture."""
    given = {"so-tien": amount or "", "ten": giver.title()}
    query = urlencode({name: value for name, value in given.items() if value})
    return {
        "qr": recipient.qr(amount, giver),
        "facts": transfer(recipient, amount, giver),
        "picture_url": f"{recipient.picture_url}?{query}" if query else recipient.picture_url,
    }


def appeals(found: Iterable[Appeal], schedule: DisclosureSchedule) -> dict:
    rows = []
    for appeal in found:
        words, _ = summary(schedule.steps(appeal))
        rows.append(
            [
                text(appeal, appeal.get_absolute_url()),
                text(span(appeal)),
                money(appeal.received),
                money(appeal.spent),
                text(words),
            ]
        )
    columns = header("Đợt vận động", "Tiếp nhận", "Đã nhận (đồng)#", "Đã chi (đồng)#", "Công khai")
    return {"columns": columns, "rows": rows}


def span(appeal: Appeal) -> str:
    if appeal.closed_on:
        return f"{day(appeal.opened_on)} – {day(appeal.closed_on)}"
    return f"Từ {day(appeal.opened_on)}"


def steps(found: list[Obligation]) -> list[dict]:
    """What parts/_timeline.html takes: the day is when it was done."""
    return [{"title": step.label, "date": step.done, "text": step.words, "tone": step.tone} for step in found]


def basis(found: list[Obligation]) -> str:
    """By which rules the days are counted."""
    return f"Căn cứ: {'; '.join(dict.fromkeys(step.rule.basis for step in found))}." if found else ""


def plan(appeal: Appeal) -> dict | None:
    """What parts/_progress.html takes; None without a target."""
    if not appeal.target:
        return None
    return {
        "value": appeal.received,
        "plan": appeal.target,
        "value_text": f"{dong(appeal.received)} đ",
        "plan_text": short_money(appeal.target),
        "percent_text": percent(appeal.received / appeal.target),
    }


def money_of(appeal: Appeal, sums: list[tuple], books: set[int]) -> dict:
    """Each amount leads to its entries; those of an appeal over New Year stand in the books of two years. `books`: the years that have a page."""
    rows = [
        [
            text(f"{label}, năm {year}" if len(years) > 1 else label),
            money(sign * value) | {"url": listed(name, year, appeal) if year in books else ""},
        ]
        for label, name, sign, model in (
            ("Đã tiếp nhận", "contributions", 1, Contribution),
            ("Đã chi", "disbursements", -1, Disbursement),
        )
        for years in [added(sums, model, YEAR) or {appeal.year: (0, 0)}]
        for year, (value, _) in sorted(years.items())
    ]
    rows += carried_rows(appeal) if appeal.carried_in or appeal.carried_out else []
    return {
        "columns": header("Theo sổ quỹ", "Đồng#"),
        "rows": rows,
        "total": [text("Còn lại"), money(appeal.available)],
    }


def carried_rows(appeal: Appeal) -> list[list[dict]]:
    """What decisions of two persons carried from other appeals into this one, and what it left elsewhere."""
    rows = []
    for each in Leftover.objects.confirmed().filter(Q(appeal=appeal) | Q(next_appeal=appeal)).select_related("appeal"):
        by = f"theo Quyết định số {each.decision_number} ngày {day(each.decision_date)}"
        if each.appeal_id == appeal.pk:
            rows.append([text(f"{each.get_choice_display()}, {by}"), money(-each.amount)])
        else:
            rows.append([text(f"Chuyển từ đợt “{each.appeal}”, {by}"), money(each.amount)])
    return rows


BOOK, YEAR, PURPOSE = range(3)


def sums_of(appeal: Appeal) -> QuerySet:
    """(book, year, purpose, đồng, entries) of the appeal, for `added`."""
    found = EntrySum.objects.confirmed().filter(appeal=appeal).order_by().values_list("book", "year", "purpose")
    return found.annotate(value=Sum("amount"), entries=Sum("entries"))


def added(sums: list[tuple], model, position: int) -> dict[Any, tuple[int, int]]:
    """What stands at a position → (đồng, entries) of contributions or disbursements, where there are entries."""
    found: dict[Any, tuple[int, int]] = {}
    for row in (each for each in sums if each[BOOK] == model._meta.model_name):
        value, entries = found.get(row[position], (0, 0))
        found[row[position]] = value + row[-2], entries + row[-1]
    return {key: (value, entries) for key, (value, entries) in found.items() if entries}


def listed(page_name: str, year: int, appeal: Appeal) -> str:
    """The address of a year's entries for the appeal."""
    return f"{reverse(f'welfare:{page_name}', args=[year])}?dot={appeal.code}"


def stated(appeal: Appeal) -> dict:
    """What was made public, where and when, and how the books differ from it by now."""
    now = {"received": appeal.received, "spent": appeal.spent}
    rows = []
    for disclosure in appeal.disclosures.all():
        known = disclosure.amount is not None
        change = now[disclosure.event] - disclosure.amount if known else None
        rows.append(
            [
                text(disclosure.get_event_display()),
                date(disclosure.done_on),
                text(disclosure.where, disclosure.link),
                money(disclosure.amount) if known else text(""),
                text(f"{dong(change)}" if change else "không" if known else ""),
            ]
        )
    return {"columns": header("Nội dung", "Ngày", "Ở đâu", "Số đã công khai (đồng)#", "Thay đổi từ đó"), "rows": rows}


def uses(sums: list[tuple]) -> dict:
    """What the appeal's money was spent on."""
    labels = dict(Disbursement.Purpose.choices)
    found = sorted(added(sums, Disbursement, PURPOSE).items(), key=lambda each: -each[1][0])
    rows = [[text(labels[purpose]), money(entries), money(value)] for purpose, (value, entries) in found]
    return {"columns": header("Chi cho việc gì", "Số khoản#", "Đồng#"), "rows": rows}


def clock(appeal: Appeal, today) -> str:
    """`"Còn 12 ngày tiếp nhận."`; "" where the appeal has no end."""
    if appeal.opened_on > today:
        return f"Còn {dong((appeal.opened_on - today).days)} ngày nữa mới tiếp nhận."
    if appeal.closed_on is None:
        return ""
    left = (appeal.closed_on - today).days
    if left < 0:
        return (
            f"Đã hết hạn tiếp nhận {dong(-left)} ngày: tiền chuyển với mã {appeal.code} nay không được ghi cho đợt này."
        )
    return f"Còn {dong(left)} ngày tiếp nhận." if left else "Hôm nay là ngày tiếp nhận cuối cùng."


OUTCOMES = {
    "return": "Trả lại người chuyển",
    "fund": "Chuyển vào quỹ chung",
    "appeal": "Chuyển sang đợt khác",
    "": "Chờ quyết định",
}


def untimely(appeal: Appeal) -> dict:
    """What came with the appeal's code outside of its days, and what two persons decided about it."""
    found = appeal.untimely.all().by_outcome()
    rows = [
        [text(label), money(found[key][0]), money(found[key][1])] for key, label in OUTCOMES.items() if key in found
    ]
    return {"columns": header("Quyết định", "Số khoản#", "Đồng#"), "rows": rows}
