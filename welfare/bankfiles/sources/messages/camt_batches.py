"""Entries of camt.053 that are not what their transactions say: several in one that do not add up to it, another amount than was sent."""

from lxml import etree

from ..xml_stream import child, text_at
from .camt_entry import details_of, lines_of_entry, moved_by, whole_amount
from .sections import dotted

AMOUNTS = (("Amt",), ("AmtDtls", "TxAmt", "Amt"), ("AmtDtls", "InstdAmt", "Amt"))
MOST_TOLD = 3


def unlike_its_parts(entry: etree._Element) -> str:
    """What a person should know of an entry that is read as one line though it is not one gift as it was sent; "" for any other."""
    details = details_of(entry)
    batches = [child(one, "Btch") for one in entry.findall("{*}NtryDtls")]
    counts = [text for one in batches if (text := text_at(one, "NbOfTxs")).isascii() and text.isdecimal()]
    count = max(len(details), sum(map(int, counts)))
    if count > 1:
        is_split = len(details) == count and len(lines_of_entry(entry)) == count
        return (
            "" if is_split else f"gộp {count} giao dịch mà không ghi đủ số tiền từng giao dịch, được đọc thành một dòng"
        )
    booked, sent = moved_by(entry), sent_by(entry, details)
    if booked is None or sent in (None, abs(booked)):
        return ""
    assert sent is not None
    return f"ghi sổ {dotted(abs(booked))} đồng mà giao dịch là {dotted(sent)} đồng (phí?), chỉ tính số ghi sổ"


def sent_by(entry: etree._Element, details: list[etree._Element]) -> int | None:
    """The amount of an entry's only transaction where it is stated in the entry's currency; None where it is not."""
    own = child(entry, "Amt")
    for one in (*details, entry):
        for path in AMOUNTS[1:] if one is entry else AMOUNTS:
            stated = child(one, *path)
            if stated is not None and own is not None and stated.get("Ccy") == own.get("Ccy"):
                return whole_amount(stated.text or "")
    return None


def sentences(unlike: dict[int, str]) -> list[str]:
    """What is told of these entries, by their numbers in the file; of many, the first ones and how many more there are."""
    shown = [f"Bút toán {number} {clause}." for number, clause in list(unlike.items())[:MOST_TOLD]]
    more = len(unlike) - MOST_TOLD
    return shown + ([f"Còn {more} bút toán khác như vậy."] if more > 0 else [])
