"""How one gives, in public: the code on the page is the one that a phone reads, and only a published account is shown."""

import re
from datetime import date, timedelta
from io import BytesIO

import pytest
import zxingcpp
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from PIL import Image, ImageDraw

from tests.welfare.makers import MILLION, make_appeal, make_books, make_contribution, make_disbursement, make_pair
from tests.welfare.reconciliation.makers import make_line, make_statement
from tests.welfare.statements.makers import make_account
from welfare.appeals.vietqr import Transfer
from welfare.funds.models.bank_account import BankAccount
from welfare.reconciliation.auto_match import match_statement

ROOT = "/quy-vi-nguoi-ngheo/ung-ho/"
NUMBER = "0000000909123"


@pytest.fixture
def books(world):
    return make_books()


@pytest.fixture
def account(books):
    return BankAccount.objects.create(
        fund=books.fund, bank="agribank", bin="970405", number=NUMBER, name="QUY MAU", accepts_donations=True
    )


@pytest.fixture
def appeal(books, account):
    today = timezone.localdate()
    return make_appeal(
        books, opened_on=today - timedelta(days=3), state="published", published_at=timezone.now(), target=10 * MILLION
    )


def soup(path: str = "", **asked) -> BeautifulSoup:
    return BeautifulSoup(Client().get(ROOT + path, asked).content, "lxml")


def scanned(page: BeautifulSoup) -> str:
    """The drawing of the page as a phone reads it: its path turned into pixels, then decoded by ZXing."""
    svg = page.find("figure", class_="qr").svg
    size, scale = int(svg["viewbox"].split()[2]), 6
    picture = Image.new("L", (size * scale, size * scale), 255)
    draw, x, y = ImageDraw.Draw(picture), 0.0, 0.0
    for step, values in re.findall(r"([Mmh])([-\d. ]+)", svg.path["d"]):
        numbers = [float(value) for value in re.findall(r"-?\d*\.?\d+", values)]
        if step == "h":
            draw.rectangle([x * scale, (y - 0.5) * scale, (x + numbers[0]) * scale - 1, (y + 0.5) * scale - 1], fill=0)
            x += numbers[0]
        else:
            x, y = (numbers[0], numbers[1]) if step == "M" else (x + numbers[0], y + numbers[1])
    (code,) = zxingcpp.read_barcodes(picture)
    return code.text


class TestCode:
    @pytest.mark.parametrize(
        "path, asked, memo, amount",
        [
            ("", {}, "UNG HO QUY VI NGUOI NGHEO", None),
            ("", {"so-tien": "200 nghìn"}, "UNG HO QUY VI NGUOI NGHEO", 200_000),
            ("ap-phich/", {}, "UNG HO QUY VI NGUOI NGHEO", None),
            ("mau23/", {"so-tien": "1.500.000"}, "MAU23 UNG HO", 1_500_000),
            ("mau23/ap-phich/", {}, "MAU23 UNG HO", None),
            ("hopmau/", {}, "HOPMAU UNG HO", None),
            ("hopmau/ap-phich/", {}, "HOPMAU UNG HO", None),
        ],
    )
    def test_says_what_the_page_says(self, appeal, path, asked, memo, amount):
        page = soup(path, **asked)
        read = scanned(page)
        said = page.find("code", string=re.compile("UNG HO")).text
        assert said.startswith(memo)
        assert read == Transfer("970405", NUMBER, said, amount).payload

    @pytest.mark.parametrize(
        "typed, sentence",
        [
            ("abc", "Không hiểu số tiền “abc”. Ví dụ: 2.400.000.000 hoặc 2,4 tỷ."),
            ("-5000", "Số tiền không được âm."),
            ("999", "Số tiền phải từ 1.000 đồng trở lên."),
            ("500 triệu", "Mỗi lần quét mã chuyển được nhiều nhất 499.999.999 đồng."),
            ("0,5", "Số tiền “0,5” lẻ dưới một đồng."),
        ],
    )
    def test_a_wrong_amount_gets_a_sentence_and_a_code_without_it(self, appeal, typed, sentence):
        page = soup(**{"so-tien": typed})
        assert sentence in page.find(class_="errorlist").text
        assert page.find("input", {"name": "so-tien"})["value"] == typed
        assert scanned(page) == Transfer("970405", NUMBER, "UNG HO QUY VI NGUOI NGHEO").payload


class TestAccount:
    def test_is_closed_by_default(self, books, account):
        BankAccount.objects.update(accepts_donations=False)
        page = Client().get(ROOT)
        assert NUMBER not in page.content.decode()
        assert "Hiện chưa có tài khoản nào được công khai" in page.content.decode()
        assert Client().get(f"{ROOT}ap-phich/").status_code == 404

    def test_of_another_fund_is_not_shown(self, appeal, account):
        from welfare.funds.models.fund import Fund

        other = Fund.objects.create(name="Quỹ khác", slug="quy-khac")
        BankAccount.objects.update(accepts_donations=False)
        BankAccount.objects.update(fund=other, accepts_donations=True)
        assert NUMBER not in Client().get(ROOT).content.decode()
        assert NUMBER not in Client().get(f"{ROOT}mau23/").content.decode()

    def test_an_appeal_may_have_its_own(self, appeal, account):
        own = BankAccount.objects.create(
            fund=account.fund, bank="bidv", bin="970418", number="1111111", name="RIENG", accepts_donations=True
        )
        appeal.account = own
        appeal.save()
        assert scanned(soup("mau23/")) == Transfer("970418", "1111111", "MAU23 UNG HO").payload


class TestAppeal:
    def test_shows_both_ends_and_what_is_left(self, world, books, appeal):
        maker, checker = make_pair()
        both = {"by": maker, "confirmed_by": checker, "appeal": appeal}
        appeal.opened_on = date(2023, 5, 1)
        appeal.save()
        make_contribution(books, world.north, 5 * MILLION, **both)
        make_contribution(books, world.north, 9 * MILLION, by=maker, appeal=appeal)
        make_disbursement(books, world.north, 2 * MILLION, **both)
        table = soup("mau23/").find("caption", string=re.compile("Đã nhận, đã chi")).parent
        assert [row.get_text("|", strip=True) for row in table.find_all("tr")[1:]] == [
            "Đã tiếp nhận|5.000.000",
            "Đã chi|−2.000.000",
            "Còn lại|3.000.000",
        ]
        for link, total in zip(table.find_all("a"), ("5.000.000", "2.000.000"), strict=True):
            page = BeautifulSoup(Client().get(link["href"]).content, "lxml")
            assert page.find("p", {"role": "status"}).text == f"1 khoản, cộng {total} đ."

    def test_tells_when_the_books_moved_after_the_account(self, world, books, appeal):
        from welfare.disclosure import actions

        maker, checker = make_pair()
        appeal.opened_on, appeal.closed_on = date(2023, 5, 1), timezone.localdate()
        appeal.save()
        actions.disclose(appeal, event="received", done_on=timezone.localdate(), where="Bảng tin", by=maker)
        make_contribution(books, world.north, 5 * MILLION, by=maker, confirmed_by=checker, appeal=appeal)
        table = soup("mau23/").find("caption", string="Những lần đã công khai").parent
        assert [cell.text for cell in table.find_all("td")][-2:] == ["0", "5.000.000"]

    def test_tells_the_clock_and_what_came_outside_of_it(self, books, world, appeal):
        appeal.closed_on = timezone.localdate() + timedelta(days=12)
        appeal.save()
        assert "Còn 12 ngày tiếp nhận." in soup("mau23/").text
        appeal.opened_on, appeal.closed_on = date(2023, 4, 10), date(2023, 5, 2)
        appeal.save()
        line = make_line(make_statement(make_account(fund=books.fund)), MILLION, "MAU23 Nguyen Thi Kin")
        match_statement(line.statement)
        page = soup("mau23/")
        table = page.find("caption", string="Khoản có mã của đợt đến ngoài thời gian tiếp nhận").parent
        assert [cell.text for cell in table.find_all("td")][-2:] == ["1", "1.000.000"]
        assert ("Nguyen Thi Kin" in page.text, "Đã hết hạn tiếp nhận" in page.text) == (False, True)

    def test_of_the_past_takes_no_more(self, appeal):
        appeal.opened_on, appeal.closed_on = timezone.localdate() - timedelta(9), timezone.localdate() - timedelta(1)
        appeal.save()
        assert soup("mau23/").find("figure", class_="qr") is None
        assert Client().get(f"{ROOT}mau23/ap-phich/").status_code == 404

    @pytest.mark.parametrize("state", ["draft", "waiting", "withdrawn"])
    def test_is_public_only_when_published(self, appeal, state):
        appeal.state = state
        appeal.save()
        assert Client().get(f"{ROOT}mau23/").status_code == 404
        assert "mau23" not in Client().get(ROOT).content.decode()

    def test_an_unknown_filter_gets_a_sentence(self, appeal):
        page = Client().get("/quy-vi-nguoi-ngheo/2023/dong-gop/?dot=KHONG").content.decode()
        assert "Năm này không có đợt vận động như vậy." in page


@pytest.mark.usefixtures("account")
class TestOnAPhone:
    def test_the_picture_holds_amount_and_name(self):
        page = soup(**{"so-tien": "200000", "ten": "Nguyễn Văn An"})
        address = page.select_one(".transfer-save a")["href"]
        response = Client().get(address)
        assert (response["Content-Type"], response["Content-Disposition"][:10]) == ("image/png", "attachment")
        (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(response.content)))
        assert code.text == Transfer("970405", NUMBER, "NGUYEN VAN AN UNG HO", 200_000).payload == scanned(page)

    def test_a_long_name_is_cut_at_a_word_and_shown(self):
        page = soup(ten="Nguyễn Thị Phương Thảo Nguyên Hạnh")
        assert page.select(".transfer-copy")[1].text == "NGUYEN THI PHUONG THAO"

    @pytest.mark.parametrize("name", ["An 0912345678", "VNN2023", "….", "A" * 90])
    def test_what_could_be_a_code_or_a_phone_number_is_refused(self, name):
        page = soup(ten=name)
        assert len(page.select(".errorlist li")) == 1
        assert page.select(".transfer-copy")[1].text == "UNG HO QUY VI NGUOI NGHEO"
