"""Receipts and the fund's notice as PDF: one sheet each, tagged, the same bytes, and any text stands as it was typed."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pypdfium2 import PdfDocument

from frontportal.paper.setting import InvalidPaper
from frontportal.staff import roles
from frontportal.staff.models import User
from tests.makers import make_user
from tests.welfare.makers import MILLION, make_books, make_contribution, make_disbursement
from welfare.ledger.account import YearAccount
from welfare.ledger.papers.notice import notice_as_pdf
from welfare.ledger.papers.receipts import receipts_as_pdf
from welfare.ledger.vouchers import voucher

HOSTILE = '#panic("a") $b$ \\ <c> *d* @e `f` // g'


@pytest.fixture
def books(world):
    make_user("lap", group=roles.ACCOUNTANT, full_name="Phạm Kế Toán")
    make_user("duyet", group=roles.CONFIRMER, full_name="Đỗ Xác Nhận")
    return make_books(2023, opening=50 * MILLION, target=60 * MILLION)


def pair() -> dict:
    return {"by": User.objects.get(username="lap"), "confirmed_by": User.objects.get(username="duyet")}


def pages(pdf: bytes) -> list[str]:
    return ["".join(page.get_textpage().get_text_range().split()) for page in PdfDocument(pdf)]


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_one_sheet_a_receipt(world, books):
    gifts = [make_contribution(books, world.north, n * MILLION, **pair()) for n in range(1, 18)]
    made = [voucher(gift) for gift in gifts]
    pdf = receipts_as_pdf(made)
    assert receipts_as_pdf(made) == pdf
    texts, document = pages(pdf), PdfDocument(pdf)
    assert [re.search(r"PHIẾUTHUSỐ(\d{4})/2023", text)[1] for text in texts] == [f"{n:04d}" for n in range(1, 18)]
    assert "Sốtiền:17.000.000đồng" in texts[16] and "PhạmKếToán" in texts[0]
    assert document.is_tagged() and b"/Lang(vi-VN)" in pdf and b"pdfuaid:part>1<" in pdf
    assert document.get_metadata_value("Title") == "17 phiếu thu, từ số 0001/2023 đến số 0017/2023"
    assert [tuple(map(round, page.get_size())) for page in document] == [(595, 420)] * 17


def test_every_typed_word_stands_as_typed(world, books):
    """What a person can type into either entry, its fund, its people."""
    books.fund.name = f"Quỹ {HOSTILE}"
    books.fund.save()
    User.objects.filter(username="lap").update(full_name=f"Kế toán {HOSTILE}")
    gift = make_contribution(books, world.north, MILLION, donor_name=f"Bà {HOSTILE}", **pair())
    paid = make_disbursement(books, world.north, MILLION, decision_number=HOSTILE[:30], **pair())
    for entry, typed in ((gift, 4), (paid, 2)):
        (text,) = pages(receipts_as_pdf([voucher(entry)]))
        assert text.count(squeezed(HOSTILE)) >= typed - 1 and squeezed(HOSTILE[:30]) in text
    (text,) = set(pages(notice_as_pdf(YearAccount(books)))[:1])
    assert squeezed(HOSTILE) in text


def test_a_letter_that_cannot_be_set_names_its_receipt(world, books):
    gifts = [make_contribution(books, world.north, MILLION, donor_name=name, **pair()) for name in ("Ông An", "Bà 漢")]
    with pytest.raises(InvalidPaper, match=r"^Phiếu thu số 0002/2023: Phông chữ in không có chữ “漢”"):
        receipts_as_pdf([voucher(gift) for gift in gifts])


def test_staff_take_the_chosen_ones(world, books):
    gift = make_contribution(books, world.north, MILLION, **pair())
    client = Client()
    client.force_login(User.objects.get(username="lap"))
    address = reverse("admin:ledger_contribution_print")
    response = client.get(address, {"khoan": gift.pk, "dang": "pdf"})
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response["Content-Disposition"] == 'attachment; filename="phieu-thu-0001-2023.pdf"'
    assert client.get(address, {"khoan": "", "dang": "pdf"})["Content-Type"].startswith("text/html")
    clerk = Client()
    clerk.force_login(make_user("can-bo", group=roles.CLERK))
    assert clerk.get(address, {"khoan": gift.pk, "dang": "pdf"}).status_code == 403


def test_the_notice_says_the_account_and_no_giver(world, books, client):
    make_contribution(books, world.north, 7 * MILLION, donor_name="Nguyễn Thị Dụ", **pair())
    make_disbursement(books, world.north, 4 * MILLION, **pair())
    pdf = notice_as_pdf(YearAccount(books))
    text = "".join(pages(pdf))
    assert notice_as_pdf(YearAccount(books)) == pdf and PdfDocument(pdf).is_tagged()
    for words in (
        "Số dư đầu kỳ 50.000.000",
        "Đã tiếp nhận 7.000.000",
        "Số dư cuối kỳ 53.000.000",
        "Tháng 5 50.000.000",
    ):
        assert squeezed(words) in text, words
    assert "ThịDụ" not in text
