"""One camt.053 entry (`Ntry`) as lines of cells: its amount, its days, and what its transactions (`TxDtls`) say."""

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from lxml import etree

from welfare.bankterms.text.cells import Cells

from ..xml_stream import child, text_at, texts_at
from .sections import cells

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
USTRD_WIDTH = 140  # letters of one `Ustrd`; a full one was cut wherever its words stood
NO_REFERENCE = {"NOTPROVIDED", "NONREF"}
BOOKED = {"", "BOOK"}


def lines_of_entry(entry: etree._Element) -> list[Cells]:
    """The cells of one line, or of one for each of the entry's transactions where their amounts add up to its own."""
    details = details_of(entry)
    if len(details) < 2:
        return [line_of(entry, details, None)]
    stated = [part_of(one, entry) for one in details]
    parts = [part for part in stated if part is not None]
    if len(parts) == len(stated) and sum(parts) == moved_by(entry):
        return [line_of(entry, [one], part) for one, part in zip(details, parts, strict=True)]
    return [line_of(entry, details, None)]


def details_of(entry: etree._Element) -> list[etree._Element]:
    """The `TxDtls` of an entry: its single transactions."""
    found: list[etree._Element] = entry.findall("{*}NtryDtls/{*}TxDtls")
    return found


def is_batch(entry: etree._Element) -> bool:
    """Whether an entry stands for several transactions."""
    return len(details_of(entry)) > 1


def line_of(entry: etree._Element, details: list[etree._Element], moved: int | None) -> Cells:
    """`moved`: in đồng, credit − debit, where it is another amount than the entry's."""
    into = is_credit(entry) if moved is None else moved > 0
    printed = text_at(entry, "Amt")
    stated = whole_amount(printed) if moved is None else abs(moved)
    side = text_at(entry, "CdtDbtInd")
    size: int | str = (
        printed.replace(".", ",") if stated is None else stated
    )  # what is no whole đồng is told by its text
    if side not in ("CRDT", "DBIT"):
        size, into = f"{size} {side or '(không có CdtDbtInd)'}", True
    day, clock = moment(child(entry, "BookgDt"))
    value_day, _ = moment(child(entry, "ValDt"))
    currency = child(entry, "Amt")
    return cells(
        day=day or value_day,
        value_day=value_day,
        time=clock or "",
        debit="" if into else size,
        credit=size if into else "",
        memo=memo_of(entry, details),
        reference=reference_of(entry, details),
        counterparty=unique(party_of(one, into) for one in details),
        counter_account=unique(account_of(one, into) for one in details),
        currency="" if currency is None else currency.get("Ccy", "").upper(),
    )


def status_of(entry: etree._Element) -> str:
    """ "" for an entry that is booked, otherwise the code it has instead (`PDNG`, `INFO`, `FUTR`)."""
    status = text_at(entry, "Sts") or text_at(entry, "Sts", "Cd") or text_at(entry, "Sts", "Prtry")
    return "" if status.upper() in BOOKED else status


def is_credit(element: etree._Element) -> bool:
    """Whether money came in; anything but CRDT is no."""
    return text_at(element, "CdtDbtInd") == "CRDT"


def moved_by(element: etree._Element) -> int | None:
    """An amount with its side in đồng, above zero for CRDT; None where one of them can't be read."""
    amount = whole_amount(text_at(element, "Amt"))
    side = {"CRDT": 1, "DBIT": -1}.get(text_at(element, "CdtDbtInd"))
    return None if amount is None or side is None else amount * side


def part_of(detail: etree._Element, entry: etree._Element) -> int | None:
    """What one transaction of an entry moved, None where it does not state it in the entry's own currency."""
    own = child(entry, "Amt")
    for path in (("Amt",), ("AmtDtls", "TxAmt", "Amt")):
        stated = child(detail, *path)
        if stated is not None and own is not None and stated.get("Ccy") == own.get("Ccy"):
            amount = whole_amount(stated.text or "")
            side = text_at(detail, "CdtDbtInd") or text_at(entry, "CdtDbtInd")
            return None if amount in (None, 0) else amount if side == "CRDT" else -amount
    return None


def whole_amount(text: str) -> int | None:
    """`"500000.00"` → 500000; None for what is no whole amount of đồng."""
    try:
        amount = Decimal(text.strip())
        return int(amount) if amount.is_finite() and amount == int(amount) and amount < 10**16 else None
    except InvalidOperation:
        return None


def moment(element: etree._Element | None) -> tuple[date | str, time | None]:
    """The day, and the time where one is given, both of Vietnam; text that is no day is handed on as it is."""
    stated = text_at(element, "DtTm")
    try:
        if stated:
            at = datetime.fromisoformat(stated)
            at = at.astimezone(HERE) if at.tzinfo else at
            return at.date(), at.time().replace(microsecond=0)
        text = text_at(element, "Dt")
        return date.fromisoformat(text[:10]) if text else "", None
    except ValueError:
        return stated or text_at(element, "Dt"), None


def vietnam_day(text: str) -> date | None:
    """The day of a date, or of a moment in Vietnam; None for what is neither."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (at.astimezone(HERE) if at.tzinfo else at).date()


def memo_of(entry: etree._Element, details: list[etree._Element]) -> str:
    """What was written for the recipient; where nothing was, what the bank writes about the entry."""
    texts = [text for text in map(remittance, details) if text]
    texts = texts or [text for one in details for text in texts_at(one, "AddtlTxInf")]
    return "; ".join(dict.fromkeys(texts or texts_at(entry, "AddtlNtryInf")))


def remittance(detail: etree._Element) -> str:
    """What a transaction was for, its parts of 140 characters put together as they were cut."""
    text = ""
    for part in texts_at(detail, "RmtInf/Ustrd"):
        text += part if len(part) >= USTRD_WIDTH else f"{part} "
    structured = texts_at(detail, "RmtInf/Strd/AddtlRmtInf") + texts_at(detail, "RmtInf/Strd/CdtrRefInf/Ref")
    return " ".join([text.strip(), *structured]).strip()


def reference_of(entry: etree._Element, details: list[etree._Element]) -> str:
    """The bank's own number of the transaction, otherwise the sender's."""
    one = details[0] if len(details) == 1 else None
    found = [
        text_at(one, "Refs", "AcctSvcrRef"), text_at(entry, "AcctSvcrRef"), text_at(one, "Refs", "TxId"),
        text_at(entry, "NtryRef"), text_at(one, "Refs", "EndToEndId"),
    ]  # fmt: skip
    return next((text for text in found if text and text.upper() not in NO_REFERENCE), "")


def party_of(detail: etree._Element, into: bool) -> str:
    """The name of the other side: who paid, of money in; who was paid, of money out."""
    role = "Dbtr" if into else "Cdtr"
    return text_at(detail, "RltdPties", role, "Nm") or text_at(detail, "RltdPties", role, "Pty", "Nm")


def account_of(detail: etree._Element, into: bool) -> str:
    """The other party's account, by IBAN or other number. `into`: whether money came in from there."""
    account = child(detail, "RltdPties", "DbtrAcct" if into else "CdtrAcct", "Id")
    return text_at(account, "IBAN") or text_at(account, "Othr", "Id")


def unique(texts: Iterable[str]) -> str:
    """What all transactions of an entry agree on; nothing where they differ."""
    found = {text for text in texts if text}
    return found.pop() if len(found) == 1 else ""
