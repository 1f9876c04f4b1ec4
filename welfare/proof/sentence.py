"""A coverage in Vietnamese sentences: what is proven, by what, and what is not. Pages, files and commands all show these."""

from dataclasses import dataclass

from welfare.bankterms.model import RejectedRow

from .model import BROKEN, PROVEN, Break, Day, Span
from .spans import places

MOST_NAMED = 3  # spans
NUMBERS_PROVE = "không mất dòng nào ở giữa, nhưng số thứ tự không nói được số tiền đúng hay sai, và không cho biết cuối tệp có bị cắt bớt hay không"
COUNTS_PROVE = "điều đó cho biết đủ dòng, không nói được số tiền đúng hay sai"
ENDS = {"opening": "đầu kỳ", "closing": "cuối kỳ"}


@dataclass(frozen=True)
class Told:
    """Everything the sentences are made of; see Coverage. `balances`: how many the file prints. `unmoved`: rejected rows
    that certainly moved nothing. `ends`: which of "opening" and "closing" are printed
    and agree with the rows."""

    kind: str
    outcome: str
    spans: list[Span]
    breaks: list[Break]
    days: list[Day]
    base: int | None
    unread: list[RejectedRow]
    unmoved: list[RejectedRow]
    ends: list[str]
    balances: int

    def proven(self, *by: str) -> list[Span]:
        return [span for span in self.spans if span.state == PROVEN and span.by in by]

    @property
    def open(self) -> list[Span]:
        return [span for span in self.spans if span.state not in (PROVEN, BROKEN)]


def why(told: Told) -> str:
    """All sentences that apply."""
    if told.outcome == "unprovable":
        found = [no_evidence(told)]
    else:
        found = [breaks(told), balances(told), totals(told), numbers(told), not_covered(told)]
    return " ".join(filter(None, [*found, unread(told), unmoved(told)]))


def no_evidence(told: Told) -> str:
    if told.balances == 1:
        return "Tệp chỉ in một số dư: một số dư không đủ để đối soát dòng nào."
    if told.balances:
        return "Các số dư in trong tệp không có dòng nào ở giữa: không đủ căn cứ đối soát."
    return "Tệp không in số dư, số thứ tự hay tổng số nào đủ làm căn cứ đối soát."


def breaks(told: Told) -> str:
    if not told.breaks:
        return ""
    return f"Có {number(len(told.breaks))} chênh lệch giữa các dòng và số in trong tệp."


def balances(told: Told) -> str:
    spans = told.proven("balance", "day balance")
    if not spans:
        return ""
    where = "" if len(spans) == len(told.spans) else f" ({listed(spans)})"
    if told.days:
        count = sum(day.outcome == "proven" for day in told.days)
        words = f"{count} ngày khớp số dư cuối ngày đến từng đồng"
    elif told.kind == "opening and closing":
        return f"Số dư đầu kỳ và cuối kỳ in trong tệp khớp với cộng các dòng đến từng đồng{where}."
    else:
        words = "Số dư in trong tệp nối liền đến từng đồng"
    if told.ends and not told.days:
        words += f", khớp số dư {' và '.join(ENDS[each] for each in told.ends)}"
    base = told.base and (
        f" Tệp không in số dư đầu kỳ: giao dịch thứ {number(told.base)} làm gốc, ngoài số dư in cạnh nó không có số nào "
        "xác nhận số tiền của nó."
    )
    return f"{words}{where}.{base or ''}"


def totals(told: Told) -> str:
    spans = told.proven("totals")
    if not spans:
        return ""
    where = "" if len(spans) == len(told.spans) else f" ({listed(spans)})"
    return f"Tổng ghi có, tổng ghi nợ in trong tệp khớp với các dòng đến từng đồng{where}."


def numbers(told: Told) -> str:
    spans, counted = told.proven("sequence"), told.proven("count")
    where = f" ({listed(spans or counted)})" if len(told.spans) > len(spans or counted) else ""
    if spans and told.outcome == "breaks":
        return ""
    if spans:
        return f"Số thứ tự chạy liền{where}: {NUMBERS_PROVE}."
    return f"Số dòng đọc được đúng bằng số giao dịch in trong tệp{where}: {COUNTS_PROVE}." if counted else ""


def not_covered(told: Told) -> str:
    """What no evidence covers, with its rows and amounts."""
    if not told.open:
        return ""
    rows, credit, debit = (sum(getattr(span, name) for span in told.open) for name in ("rows", "credit", "debit"))
    return (
        f"Chưa có căn cứ đối soát {listed(told.open)}: {number(rows)} dòng, ghi có {number(credit)} đồng, "
        f"ghi nợ {number(debit)} đồng."
    )


def unread(told: Told) -> str:
    if not told.unread:
        return ""
    return (
        f"Còn {number(len(told.unread))} dòng để ngoài ({places(told.unread)}); không số nào in trong tệp cho thấy "
        "các dòng đó không làm thay đổi số dư."
    )


def unmoved(told: Told) -> str:
    """Rows set aside for what they say of themselves; only balances and totals would confirm it."""
    if not told.unmoved:
        return ""
    found = f"{number(len(told.unmoved))} dòng để ngoài vì không làm thay đổi số dư ({places(told.unmoved)})"
    by_itself = told.proven("sequence", "count") or told.open or told.outcome == "unprovable"
    return f"{found}, theo chính dòng đó, không theo số dư nào." if by_itself else f"{found}."


def listed(spans: list[Span]) -> str:
    """“giao dịch thứ 1 đến 3, 7”."""
    named = [
        number(span.first) if span.rows == 1 else f"{number(span.first)} đến {number(span.last)}"
        for span in spans[:MOST_NAMED]
    ]
    more = len(spans) - MOST_NAMED
    return f"giao dịch thứ {', '.join(named)}" + (f" và {number(more)} đoạn nữa" if more > 0 else "")


def number(value: int) -> str:
    """A number as Vietnamese write it: 1.234.567."""
    return f"{value:,}".replace(",", ".")
