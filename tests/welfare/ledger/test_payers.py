"""Who paid for a house stands in the list and in the year's files; a family is never named."""

import csv
import io

import pytest
from django.test import Client

from tests.welfare.makers import MILLION, make_books, make_disbursement, make_house, make_pair
from welfare.assistance.models.cofunding import CoFunding


@pytest.mark.django_db
def test_list_and_file_say_who_paid(world):
    books, (first, second) = make_books(opening=90 * MILLION), make_pair()
    house = make_house(world.north)
    make_house(world.north, "nha-2")
    given = {"purpose": "house", "house": house}
    for amount, confirmed_by in ((30, second), (20, second), (5, None)):
        make_disbursement(books, world.north, amount * MILLION, by=first, confirmed_by=confirmed_by, **given)
    CoFunding.objects.create(house=house, kind="family", source="Ông Kín", amount=4 * MILLION)
    CoFunding.objects.create(house=house, kind="company", source="Công ty Mẫu", amount=6 * MILLION)
    said = "Quỹ mẫu 50.000.000; Gia đình, họ hàng 4.000.000; Công ty Mẫu 6.000.000"
    page = Client().get("/quy-vi-nguoi-ngheo/2023/nha/").content.decode()
    names = "Quỹ mẫu; Gia đình, họ hàng; Công ty Mẫu"
    assert (names in page, "Chưa chi" in page, "Kín" in page) == (True, True, False)
    file = Client().get("/quy-vi-nguoi-ngheo/2023/nha.csv").content.decode("utf-8-sig")
    assert [row[-1] for row in csv.reader(io.StringIO(file))] == ["Ai chi (đồng)", said, ""]
