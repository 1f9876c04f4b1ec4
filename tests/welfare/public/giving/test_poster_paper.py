"""The poster as a PDF: a phone reads the same code as on the page, the bytes are the same each time, a missing account has none."""

from io import BytesIO

import pytest
import zxingcpp
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image
from pypdfium2 import PdfDocument

from frontportal.committee.models import Committee
from tests.welfare.makers import make_books
from welfare.appeals.vietqr import Transfer
from welfare.funds.models.bank_account import BankAccount
from welfare.public.giving.papers.poster import EMBLEM, emblem

ADDRESS = "/quy-vi-nguoi-ngheo/ung-ho/ap-phich.pdf"
NUMBER = "0000000909123"


@pytest.fixture
def account(world):
    return BankAccount.objects.create(
        fund=make_books().fund, bank="agribank", bin="970405", number=NUMBER, name="QUY MAU", accepts_donations=True
    )


def test_the_sheet_says_and_shows_what_the_page_does(account):
    first, again = (Client().get(ADDRESS) for _ in range(2))
    assert (first["Content-Type"], first.content == again.content) == ("application/pdf", True)
    document = PdfDocument(first.content)
    assert (len(document), document.is_tagged()) == (1, True)
    words = " ".join(document[0].get_textpage().get_text_range().split())
    assert [
        each for each in ("Ủng hộ Quỹ “Vì người nghèo”", NUMBER, "/quy-vi-nguoi-ngheo/ung-ho/") if each not in words
    ] == []
    (code,) = zxingcpp.read_barcodes(document[0].render(scale=3).to_pil())
    assert code.text == Transfer("970405", NUMBER, "UNG HO QUY VI NGUOI NGHEO").payload


def test_the_committee_s_own_emblem_stands_in_it(account):
    picture = BytesIO()
    Image.new("RGB", (40, 40), "#0000ff").save(picture, "PNG")
    committee = Committee.objects.create(name="xã Mẫu", year=2026)
    assert emblem(committee) == EMBLEM.read_text(encoding="utf-8")
    committee.emblem.save("bieu-trung.png", ContentFile(picture.getvalue()))
    page = PdfDocument(Client().get(ADDRESS).content)[0].render(scale=1).to_pil().convert("RGB")
    assert (0, 0, 255) in {page.getpixel((page.width // 2, y)) for y in range(40, 120)}


def test_no_account_no_sheet(account):
    BankAccount.objects.update(accepts_donations=False)
    assert Client().get(ADDRESS).status_code == 404
