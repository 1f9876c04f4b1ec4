"""Sheets of the ledger and of what it pays for."""

import pytest
from django.urls import reverse

from frontportal.staff import roles
from tests.imports import pages
from tests.makers import admin_name, make_user
from tests.welfare.ledger.admin.pages import signed_in
from tests.welfare.makers import (
    MILLION,
    make_contribution,
    make_house,
)
from welfare.assistance.models.gift import Gift, GiftRound
from welfare.ledger.models.contribution import Contribution


class TestSheets:
    HEADERS = ["Đợt quà", "Đơn vị", "Đối tượng", "Số suất", "Giá trị một suất"]

    def upload(self, client, name: str, *rows):
        return pages.upload_to(client, admin_name(name, "import"), pages.workbook(*rows))

    def confirm(self, client, page) -> None:
        pages.confirm(client, page)

    @pytest.fixture
    def client(self, accountant):
        GiftRound.objects.create(name="Tết Quý Mão", occasion="tet", tet_year=2023, year=2023, date="2023-01-12")
        return signed_in(accountant)

    def test_gifts_come_in_once(self, world, client):
        row = ["Tết Quý Mão", "Xã Bắc Mẫu", "Hộ nghèo", 120, "500 nghìn"]
        for _ in range(2):
            self.confirm(client, self.upload(client, "gift", self.HEADERS, row))
        assert list(Gift.objects.values_list("packages", "unit_value", "value")) == [(120, 500_000, 60 * MILLION)]

    @pytest.mark.parametrize(
        "place, cell, sentence",
        [
            (0, "Tết Nào", "Không có đợt quà “Tết Nào”."),
            (2, "Hộ giàu", "“Hộ giàu” không có trong danh sách"),
            (3, "mười", "“mười” không phải là số"),
            (4, "-500.000", "Số tiền không được âm."),
            (4, 1000.5, "lẻ dưới một đồng"),
        ],
    )
    def test_a_bad_row_is_named_and_nothing_is_saved(self, world, client, place, cell, sentence):
        good = ["Tết Quý Mão", "Xã Bắc Mẫu", "Hộ nghèo", 120, 500_000]
        bad = ["Tết Quý Mão", "Thị trấn Nam Mẫu", "Hộ nghèo", 80, 500_000]
        bad[place] = cell
        response = self.upload(client, "gift", self.HEADERS, good, bad)
        assert sentence in response.content.decode()
        assert 'name="confirm"' not in response.content.decode()
        assert not Gift.objects.exists()

    def test_a_house_row_beyond_its_total_is_refused(self, world, client):
        make_house(world.north, "nha-7")
        headers = ["Căn nhà", "Sinh kế", "Loại nguồn", "Tên nguồn", "Hình thức", "Giá trị"]
        rows = [["nha-7", "", "Doanh nghiệp", f"Công ty Mẫu {n}", "Tiền", "60 triệu"] for n in (1, 2)]
        page = self.upload(client, "cofunding", headers, *rows).content.decode()
        assert "Các nguồn cộng lại là 120.000.000 đồng, vượt tổng kinh phí 100.000.000 đồng." in page

    def test_contributions_by_hand_become_drafts(self, world, client, books, accountant):
        headers = ["Quỹ", "Năm", "Số phiếu thu", "Ngày", "Người ủng hộ", "Loại người ủng hộ", "Đồng ý nêu tên", "Đơn vị",
                 "Hình thức", "Số tiền", "Nội dung"]  # fmt: skip
        row = [
            "quy-mau",
            2023,
            12,
            "03/05/2023",
            "Đơn vị Mẫu",
            "Tổ chức, đơn vị",
            "",
            "Xã Bắc Mẫu",
            "Tiền mặt",
            "2 triệu",
            "",
        ]
        self.confirm(client, self.upload(client, "contribution", headers, row))
        entry = Contribution.objects.get()
        assert (entry.state, entry.created_by, entry.publish_name) == ("draft", accountant, False)
        assert entry.amount == 2 * MILLION

    def test_a_confirmed_contribution_is_not_overwritten(self, world, client, books, accountant, confirmer):
        make_contribution(books, world.north, MILLION, by=accountant, confirmed_by=confirmer, receipt_number=1)
        row = ["quy-mau", 2023, 1, "9 triệu"]
        page = self.upload(client, "contribution", ["Quỹ", "Năm", "Số phiếu thu", "Số tiền"], row).content.decode()
        assert "Khoản đã xác nhận không sửa được." in page
        assert Contribution.objects.get().amount == MILLION

    def test_households_stay_out_of_a_leaders_sheet(self, world, accountant):
        make_house(world.north)
        people = accountant, make_user("lanh-dao", group=roles.LEADER)
        files = [signed_in(user).post(reverse("admin:assistance_house_export"), {"format": "1"}) for user in people]
        headers = [file.content.decode("utf-8-sig").splitlines()[0].split(",") for file in files]
        assert ["Hộ được hỗ trợ" in header for header in headers] == [True, False]
        assert "Tổng kinh phí" in headers[1]
