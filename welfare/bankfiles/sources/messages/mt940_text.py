"""The text of an MT940 entry (`:86:`): free lines, fields `?20` … `?63` as the structured form has them, also parted by other signs, or code
words between slashes, `/REMI/`. Pure."""

import re
from dataclasses import dataclass

STRUCTURED = re.compile(r"(?:\d{3})?([?~<^])\d\d")
LINE_WIDTH = 65  # letters of a line of :86:; a full one was cut wherever its words stood
PART_WIDTH = 27  # likewise of a field
NAME, ACCOUNT = ("32", "33"), ("31", "38")
PURPOSE = {*map(str, range(20, 30)), *map(str, range(60, 64))}
KNOWN = {*PURPOSE, *NAME, *ACCOUNT, "00", "10", "30", "34"}
# Within the purpose, SEPA names its parts; between slashes code words stand for the same.
SEPA = re.compile(r"\b(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|PURP)\+ ?")
CODED = re.compile(r"/[A-Z]{2,4}/")
CODE = re.compile(
    r"/(REMI|ORDP|BENM|CNTP|ULTD|ULTB|NAME|IBAN|ACC|BIC|ID|EREF|PREF|MARF|CSID|TRTP|TRCD|RTRN|ISDT|PURP|SVCL|OCMT|CHGS|EXCH|INIT|PDCD|ADDR|BUSP|USTD|STRD)(?=/)"
)
TEXT, PARTY, OWNER, NUMBER = ("REMI", "USTD"), ("ORDP", "BENM"), "NAME", ("IBAN", "ACC")


@dataclass(frozen=True)
class AccountOwnerInformation:
    """What a `:86:` says: the text for people, and the other party's name and account where fields of their own give them."""

    memo: str
    counterparty: str = ""
    account: str = ""


def information(lines: list[str]) -> AccountOwnerInformation:
    """What the lines of a `:86:` say. Fields whose meaning is not known are kept in the memo: nothing is dropped."""
    whole = "".join(lines)
    if found := STRUCTURED.match(whole):
        return by_number(re.split(rf"{re.escape(found[1])}(\d\d)", whole)[1:])
    if CODED.match(whole) and "/REMI/" in whole:
        return by_code(joined(lines, LINE_WIDTH))
    return AccountOwnerInformation(joined(lines, LINE_WIDTH))


def by_number(parts: list[str]) -> AccountOwnerInformation:
    """What numbered fields say. `parts`: number and text of each, in turn."""
    named = list(zip(parts[::2], parts[1::2], strict=True))
    purpose = without_names(joined([text for name, text in named if name in PURPOSE], PART_WIDTH))
    others = [text.strip() for name, text in named if name not in KNOWN]
    posting = " ".join(text.strip() for name, text in named if name == "00")
    return AccountOwnerInformation(
        memo=" ".join(part for part in (purpose or posting, *others) if part),
        counterparty=joined([text for name, text in named if name in NAME], PART_WIDTH),
        account=next((text.strip() for name, text in named if name in ACCOUNT and text.strip()), ""),
    )


def without_names(purpose: str) -> str:
    """A purpose whose parts SEPA names, its text first: `"EREF+12 SVWZ+Ung ho"` → `"Ung ho EREF+12"`."""
    if "SVWZ+" not in purpose:
        return purpose
    before, *parts = SEPA.split(purpose)
    named = list(zip(parts[::2], map(str.strip, parts[1::2]), strict=True))
    texts = [text for name, text in named if name == "SVWZ"]
    return " ".join(
        filter(None, [*texts, before.strip(), *(f"{name}+{text}" for name, text in named if name != "SVWZ")])
    )


def by_code(text: str) -> AccountOwnerInformation:
    """What code words between slashes say: the text behind /REMI/, then whatever is neither name nor account, with its code word."""
    found = list(CODE.finditer(text))
    ends = [one.start() for one in found[1:]] + [len(text)]
    memo, others, name, account = list[str](), [text[: found[0].start()].strip(" /")], "", ""
    for one, end in zip(found, ends, strict=True):
        code, value = one[1], text[one.end() : end].strip(" /")
        if code in TEXT:
            memo.append(value)
        elif code in (*PARTY, OWNER) and value and not name:
            name = value
        elif code in NUMBER and not account:
            account = value
        elif value:
            others.append(f"/{code}/{value}")
    return AccountOwnerInformation(" ".join(filter(None, [*memo, *others])), name, account)


def joined(lines: list[str], width: int) -> str:
    """Lines as one text: a line as wide as can be goes on in the next without a blank."""
    text = ""
    for line in lines:
        text += line if len(line) >= width else f"{line} "
    return " ".join(text.split())
