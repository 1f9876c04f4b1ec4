"""The code that a bank's app scans: read back by a decoder that knows nothing of ours, and summed by another CRC."""

import binascii
import io

import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from welfare.appeals.qr_svg import svg
from welfare.appeals.transfer_codes import ascii_words, memo
from welfare.appeals.vietqr import LARGEST_AMOUNT, Transfer, checksum


def fields_of(payload: str) -> dict[str, str]:
    """Tag → value of one level, read by lengths alone."""
    found = {}
    while payload:
        tag, length = payload[:2], int(payload[2:4])
        found[tag], payload = payload[4 : 4 + length], payload[4 + length :]
    return found


def read(transfer: Transfer) -> str:
    """What a phone sees: the symbol as pixels, decoded by ZXing."""
    picture = io.BytesIO()
    segno.make(transfer.payload, error="m", micro=False).save(picture, kind="png", scale=4, border=4)
    (code,) = zxingcpp.read_barcodes(Image.open(picture))
    return code.text


transfers = st.builds(
    Transfer,
    bin=st.from_regex(r"[0-9]{6}", fullmatch=True),
    number=st.from_regex(r"[0-9]{4,19}", fullmatch=True),
    memo=st.text(max_size=25).map(lambda text: memo("TET2024", text)),
    amount=st.none() | st.integers(1, LARGEST_AMOUNT),
)


@given(transfers)
def test_every_field_is_read_back(transfer):
    fields = fields_of(transfer.payload)
    assert list(fields) == sorted(fields)
    to = fields_of(fields["38"])
    assert fields_of(to["01"]) == {"00": transfer.bin, "01": transfer.number}
    assert (to["00"], to["02"], fields["53"], fields["58"]) == ("A000000727", "QRIBFTTA", "704", "VN")
    assert fields.get("54") == (str(transfer.amount) if transfer.amount else None)
    assert fields["01"] == ("12" if transfer.amount else "11")
    assert fields_of(fields["62"]) == {"08": transfer.memo}


@given(transfers)
def test_the_sum_agrees_with_another_crc(transfer):
    said = transfer.payload
    assert said[-8:-4] == "6304"
    assert int(said[-4:], 16) == binascii.crc_hqx(said[:-4].encode(), 0xFFFF)


def test_the_sum_of_the_standards_example():
    assert checksum(b"123456789") == 0x29B1


@pytest.mark.parametrize("amount", [None, 50_000])
def test_a_decoder_reads_what_was_meant(amount):
    transfer = Transfer("970405", "0000000202305", "DADON UNG HO QUY VNN", amount)
    assert read(transfer) == transfer.payload


@pytest.mark.parametrize(
    "given",
    [
        {"bin": "97040"},
        {"bin": "97040５"},
        {"number": "12"},
        {"number": "1" * 20},
        {"number": "12 34"},
        {"memo": "ủng hộ"},
        {"memo": "A" * 26},
        {"memo": "A  B"},
        {"amount": 0},
        {"amount": LARGEST_AMOUNT + 1},
    ],
    ids=str,
)
def test_refuses_what_a_bank_would_cut(given):
    with pytest.raises(ValueError):
        Transfer(**{"bin": "970405", "number": "0000000202305"} | given)


def test_the_drawing_obeys_the_content_policy():
    drawing = svg(Transfer("970405", "0000000202305", "TET2024"))
    assert drawing.startswith("<svg viewBox=")
    assert not any(word in drawing for word in ("style", "<script", "http", "onload"))


@pytest.mark.parametrize(
    "code, words, said",
    [
        ("DADON", "Ủng hộ Quỹ Vì người nghèo", "DADON UNG HO QUY VI NGUOI"),
        ("", "Ủng hộ Quỹ Vì người nghèo", "UNG HO QUY VI NGUOI NGHEO"),
        ("TET2024", "", "TET2024"),
        ("TET2024", "đ" * 30, "TET2024"),
    ],
)
def test_words_are_cut_at_a_word(code, words, said):
    assert memo(code, words) == said


@given(st.text())
def test_words_are_what_every_bank_takes(text):
    said = ascii_words(text)
    assert said.isascii() and said == said.upper() and ascii_words(said) == said
