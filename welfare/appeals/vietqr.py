"""The text of a VietQR code: EMVCo's fields as NAPAS uses them for a transfer to an account. Pure.

Fields are `tag, length, value`, tag and length in two digits each; the last one is a check sum of all before it.
"""

from dataclasses import dataclass

from .transfer_codes import LONGEST_MEMO, ascii_words

NAPAS = "A000000727"
TO_ACCOUNT = "QRIBFTTA"
DONG = "704"
LARGEST_AMOUNT = 499_999_999  # what banks pass on at once between each other


@dataclass(frozen=True)
class Transfer:
    """Where to, and what the giver's bank fills in. `amount` in đồng; None lets the giver type it.

    Raises ValueError for what a bank's app would refuse or cut.
    """

    bin: str
    number: str
    memo: str = ""
    amount: int | None = None

    def __post_init__(self):
        if not (self.bin.isascii() and self.bin.isdigit() and len(self.bin) == 6):
            raise ValueError("A bank's number has six digits.")
        if not (self.number.isascii() and self.number.isalnum() and 4 <= len(self.number) <= 19):
            raise ValueError("An account has 4 to 19 letters and digits.")
        if len(self.memo) > LONGEST_MEMO or self.memo != ascii_words(self.memo):
            raise ValueError(f"A memo has at most {LONGEST_MEMO} capitals, digits and single blanks.")
        if self.amount is not None and not 0 < self.amount <= LARGEST_AMOUNT:
            raise ValueError(f"An amount lies between 1 and {LARGEST_AMOUNT} đồng.")

    @property
    def payload(self) -> str:
        to = field("00", self.bin) + field("01", self.number)
        filled = field("00", "01") + field("01", "12" if self.amount else "11")
        filled += field("38", field("00", NAPAS) + field("01", to) + field("02", TO_ACCOUNT))
        filled += field("53", DONG)
        filled += field("54", str(self.amount)) if self.amount else ""
        filled += field("58", "VN")
        filled += field("62", field("08", self.memo)) if self.memo else ""
        filled += "6304"
        return f"{filled}{checksum(filled.encode('ascii')):04X}"


def field(tag: str, value: str) -> str:
    return f"{tag}{len(value):02d}{value}"


def checksum(data: bytes) -> int:
    """CRC-16/CCITT-FALSE: polynomial 0x1021, begun with 0xFFFF, no reflection."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc
