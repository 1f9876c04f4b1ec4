"""Receipts and vouchers on paper: the words of the form, who may print, and what has no number yet."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from frontportal.staff import roles
from tests.makers import make_user
from tests.welfare.makers import MILLION, make_appeal, make_books, make_contribution, make_disbursement, make_house
from welfare.ledger import actions
from welfare.ledger.vouchers import voucher


@pytest.fixture
def accountant(db):
    return make_user("ke-toan", group=roles.ACCOUNTANT, full_name="Phạm Kế Toán")


@pytest.fixture
def pair(accountant):
    return accountant, make_user("xac-nhan", group=roles.CONFIRMER, full_name="Đỗ Xác Nhận")


@pytest.fixture
def books(world):
    return make_books(opening=50 * MILLION)


def sheet(kind: str, entries, user, **asked) -> BeautifulSoup:
    client = Client()
    client.force_login(user)
    chosen = ",".join(str(entry.pk) for entry in entries)
    response = client.get(reverse(f"admin:ledger_{kind}_print"), {"khoan": chosen} | asked)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def lines(article) -> dict[str, str]:
    return {line.dt.text: line.dd.text for line in article.dl.find_all("div")}


class TestReceipt:
    def test_says_who_gave_what_for_what(self, world, books, pair):
        gift = make_contribution(
            books,
            world.north,
            2_412_000,
            by=pair[0],
            confirmed_by=pair[1],
            channel="cash",
            appeal=make_appeal(books, opened_on=date(2023, 5, 3)),
        )
        (article,) = sheet("contribution", [gift], pair[0]).find_all("article")
        assert article.h2.text == "Phiếu thu"
        assert "0001/2023" in article.find(class_="voucher-number").text
        assert "Ngày 03 tháng 5 năm 2023" in article.text
        assert lines(article) == {
            "Người nộp:": "Đơn vị Mẫu",
            "Nộp cho:": "Xã Bắc Mẫu",
            "Lý do nộp:": "Ủng hộ Quỹ mẫu, đợt “Đợt vận động mẫu”",
            "Hình thức:": "Tiền mặt",
            "Số tiền:": "2.412.000 đồng",
            "Bằng chữ:": "Hai triệu bốn trăm mười hai nghìn đồng.",
        }
        signed = [item.get_text("|", strip=True) for item in article.ul.find_all("li")]
        assert signed[:2] == ["Người lập phiếu|(ký, họ tên)|Phạm Kế Toán", "Người xác nhận|(ký, họ tên)|Đỗ Xác Nhận"]

    def test_of_a_reversal_says_so(self, world, books, pair):
        gift = make_contribution(books, world.north, MILLION, by=pair[0], confirmed_by=pair[1])
        entry = actions.confirm(actions.reverse(gift, reason="Ghi nhầm", by=pair[0]), by=pair[1])
        said = dict(voucher(entry).lines)
        assert said["Lý do nộp"] == "Ủng hộ Quỹ mẫu (ghi đảo: Ghi nhầm)"
        assert (said["Số tiền"], said["Bằng chữ"]) == ("−1.000.000 đồng", "Âm một triệu đồng.")

    @pytest.mark.parametrize(("reason", "is_long"), [("Ghi nhầm", False), ("Ghi nhầm số tiền của phiếu. " * 10, True)])
    def test_with_much_to_say_is_set_in_smaller_letters(self, world, books, pair, reason, is_long):
        entry = make_contribution(books, world.north, MILLION, by=pair[0], confirmed_by=pair[1], donor_name="Tên " * 50)
        entry.reverses, entry.reason = entry, reason
        assert voucher(entry).is_long is is_long


class TestPayment:
    def test_leaves_the_receiver_to_be_filled_in_by_hand(self, world, books, pair):
        house = make_house(world.north)
        paid = make_disbursement(
            books, world.north, 4 * MILLION, by=pair[0], confirmed_by=pair[1], purpose="house", house=house
        )
        (article,) = sheet("disbursement", [paid], pair[0]).find_all("article")
        said = lines(article)
        assert (article.h2.text, said["Người nhận:"]) == ("Phiếu chi", "")
        assert said["Lý do chi:"] == f"Nhà ở: {house}"
        assert said["Theo quyết định:"] == "01/QĐ ngày 01/05/2023"


class TestPrinting:
    def test_in_the_order_of_the_numbers_and_without_drafts(self, world, books, pair):
        gifts = [make_contribution(books, world.north, n * MILLION, by=pair[0], confirmed_by=pair[1]) for n in (1, 2)]
        draft = make_contribution(books, world.north, 3 * MILLION, by=pair[0])
        page = sheet("contribution", [draft, *reversed(gifts)], pair[0], kho="a4")
        assert [each.strong.text for each in page.find_all(class_="voucher-number")] == ["0001/2023", "0002/2023"]
        assert page.body["class"] == ["paper-a4"]

    def test_chosen_entries_lead_to_their_sheet(self, world, books, pair):
        gift = make_contribution(books, world.north, MILLION, by=pair[0], confirmed_by=pair[1])
        client = Client()
        client.force_login(pair[0])
        chosen = {"action": "print_selected", "_selected_action": [gift.pk]}
        response = client.post(reverse("admin:ledger_contribution_changelist"), chosen)
        assert response.url == f"{reverse('admin:ledger_contribution_print')}?khoan={gift.pk}"

    def test_a_draft_is_not_printed(self, world, books, pair):
        draft = make_contribution(books, world.north, MILLION, by=pair[0])
        client = Client()
        client.force_login(pair[0])
        chosen = {"action": "print_selected", "_selected_action": [draft.pk]}
        page = client.post(reverse("admin:ledger_contribution_changelist"), chosen, follow=True).content.decode()
        assert "Khoản chưa xác nhận chưa có số nên chưa in phiếu được." in page

    @pytest.mark.parametrize("asked", ["", "x,<script>", "999999", "²"])
    def test_nonsense_prints_nothing(self, world, books, pair, asked):
        client = Client()
        client.force_login(pair[0])
        response = client.get(reverse("admin:ledger_contribution_print"), {"khoan": asked, "kho": "<b>"})
        page = BeautifulSoup(response.content, "lxml")
        assert (response.status_code, page.find("article")) == (200, None)
        assert "Không có khoản đã xác nhận nào" in page.text

    def test_not_for_those_who_may_not_read_gifts(self, world, books, pair):
        clerk = make_user("can-bo", group=roles.CLERK)
        client = Client()
        client.force_login(clerk)
        assert client.get(reverse("admin:ledger_contribution_print"), {"khoan": "1"}).status_code == 403
