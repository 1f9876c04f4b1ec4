"""A coverage in Vietnamese sentences: what is proven, by what, and what is not. Pages, files and commands all show these."""

from dataclasses import dataclass

from welfare.bankterms.model import RejectedRow

from .model import BROKEN, PROVEN, Break, Day, Span
from .spans import positions

MOST_NAMED = 3  # spans
NUMBERS_PROVE = "không mất dòng nào ở giữa, nhưng số thứ tự không nói được số tiền đúng hay sai, và không cho biết cuối tệp có bị cắt bớt hay không"
COUNTS_PROVE = "điều đó cho biết đủ dòng, không nói được số tiền đúng hay sai"
ENDS = {"opening": "đầu kỳ", "closing": "cuối kỳ"}


@dataclass(frozen=True)
class CoverageFacts:
    """Everything the sentences are made of; see Coverage. `balances`: how many the file prints. `unmoved`: rejected rows
    that certainly moved nothing. `ends`: which of "opening" and "closing" are printed
    and agree with the rows. `reordered`: how often rows stand in another order than their balances."""

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
    reordered: int = 0

    def proven(self, *by: str) -> list[Span]:
        """The spans proven by one of these, see Span.by."""
        return [span for span in self.spans if span.state == PROVEN and span.by in by]

    @property
    def open(self) -> list[Span]:
        """The spans that nothing proves or contradicts."""
        return [span for span in self.spans if span.state not in (PROVEN, BROKEN)]


def why(facts: CoverageFacts) -> str:
    """All sentences that apply."""
    if facts.outcome == "unprovable":
        found = [no_evidence(facts)]
    else:
        found = [breaks(facts), balances(facts), totals(facts), numbers(facts), not_covered(facts)]
    return " ".join(filter(None, [*found, unread(facts), unmoved(facts)]))


def no_evidence(facts: CoverageFacts) -> str:
    """Why a file can prove nothing: how many balances it prints."""
    if facts.balances == 1:
        return "Tệp chỉ in một số dư: một số dư không đủ để đối soát dòng nào."
    if facts.balances:
        return "Các số dư in trong tệp không có dòng nào ở giữa: không đủ căn cứ đối soát."
    return "Tệp không in số dư, số thứ tự hay tổng số nào đủ làm căn cứ đối soát."


def breaks(facts: CoverageFacts) -> str:
    """How many breaks there are; "" where there is none."""
    if not facts.breaks:
        return ""
    return f"Có {number(len(facts.breaks))} chênh lệch giữa các dòng và số in trong tệp."


def balances(facts: CoverageFacts) -> str:
    """What printed balances prove; "" where they prove nothing."""
    spans = facts.proven("balance", "day balance")
    if not spans:
        return ""
    where = "" if len(spans) == len(facts.spans) else f" ({listed(spans)})"
    if facts.days:
        count = sum(day.outcome == "proven" for day in facts.days)
        words = f"{count} ngày khớp số dư cuối ngày đến từng đồng"
    elif facts.kind == "opening and closing":
        return f"Số dư đầu kỳ và cuối kỳ in trong tệp khớp với cộng các dòng đến từng đồng{where}."
    else:
        words = "Số dư in trong tệp nối liền đến từng đồng"
    if facts.ends and not facts.days:
        words += f", khớp số dư {' và '.join(ENDS[each] for each in facts.ends)}"
    base = facts.base and (
        f" Tệp không in số dư đầu kỳ: giao dịch thứ {number(facts.base)} làm gốc, ngoài số dư in cạnh nó không có số nào "
        "xác nhận số tiền của nó."
    )
    order = facts.reordered and (
        f" Ở {number(facts.reordered)} chỗ ngân hàng in các giao dịch liền nhau không theo thứ tự số dư; xếp lại thì số dư vẫn nối liền."
    )
    return f"{words}{where}.{order or ''}{base or ''}"


def totals(facts: CoverageFacts) -> str:
    """What printed totals prove; "" where they prove nothing."""
    spans = facts.proven("totals")
    if not spans:
        return ""
    where = "" if len(spans) == len(facts.spans) else f" ({listed(spans)})"
    return f"Tổng ghi có, tổng ghi nợ in trong tệp khớp với các dòng đến từng đồng{where}."


def numbers(facts: CoverageFacts) -> str:
    """What sequence numbers, or printed counts, prove; "" where they prove nothing."""
    spans, counted = facts.proven("sequence"), facts.proven("count")
    where = f" ({listed(spans or counted)})" if len(facts.spans) > len(spans or counted) else ""
    if spans and facts.outcome == "breaks":
        return ""
    if spans:
        return f"Số thứ tự chạy liền{where}: {NUMBERS_PROVE}."
    return f"Số dòng đọc được đúng bằng số giao dịch in trong tệp{where}: {COUNTS_PROVE}." if counted else ""


def not_covered(facts: CoverageFacts) -> str:
    """What no evidence covers, with its rows and amounts."""
    if not facts.open:
        return ""
    rows, credit, debit = (sum(getattr(span, name) for span in facts.open) for name in ("rows", "credit", "debit"))
    return (
        f"Chưa có căn cứ đối soát {listed(facts.open)}: {number(rows)} dòng, ghi có {number(credit)} đồng, "
        f"ghi nợ {number(debit)} đồng."
    )


def unread(facts: CoverageFacts) -> str:
    """How many rejected rows may have moved money; "" where there is none."""
    if not facts.unread:
        return ""
    return (
        f"Còn {number(len(facts.unread))} dòng để ngoài ({positions(facts.unread)}); không số nào in trong tệp cho thấy "
        "các dòng đó không làm thay đổi số dư."
    )


def unmoved(facts: CoverageFacts) -> str:
    """Rows set aside for what they say of themselves; only balances and totals would confirm it."""
    if not facts.unmoved:
        return ""
    found = f"{number(len(facts.unmoved))} dòng để ngoài vì không làm thay đổi số dư ({positions(facts.unmoved)})"
    by_itself = facts.proven("sequence", "count") or facts.open or facts.outcome == "unprovable"
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
