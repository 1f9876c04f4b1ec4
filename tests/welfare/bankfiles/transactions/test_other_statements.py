"""Statements of cards, loans and savings, accounts in foreign money, two accounts in one table: refused by name, never taken for gifts."""

import pytest

from tests.welfare.bankfiles.drawn import as_pdf
from tests.welfare.bankfiles.transactions.lists import HEADERS, LIST, ROWS, read_list
from tests.welfare.bankfiles.variations import as_csv
from welfare.bankterms.model import FileRefusedError

OTHER = [
    ("SAO KÊ THẺ TÍN DỤNG", "thẻ tín dụng"),
    ("Số tiền thanh toán tối thiểu: 500.000", "thẻ tín dụng"),
    ("CREDIT CARD STATEMENT", "thẻ tín dụng"),
    ("Sao kê tài khoản tiền vay", "khoản vay"),
    ("LỊCH TRẢ NỢ", "khoản vay"),
    ("Hợp đồng tín dụng số 12/2024", "khoản vay"),
]
SAVINGS = ["SỔ TIẾT KIỆM", "Danh sách tài khoản tiền gửi có kỳ hạn"]
FOREIGN = ["Đồng tiền: USD", "Mã tiền tệ: EUR", "Số dư đầu kỳ: 1.000.000 USD", "Closing balance: USD 1,350,000"]
OWN, OTHERS = "9990001112223", "9990004445556"


def refusal(content: bytes) -> FileRefusedError:
    with pytest.raises(FileRefusedError) as refused:
        read_list(content)
    return refused.value


@pytest.mark.parametrize("table", [[HEADERS, *ROWS], LIST], ids=["two columns of money", "one"])
@pytest.mark.parametrize(("title", "kind"), OTHER)
def test_card_or_loan_is_refused_by_name(title, kind, table):
    refused = refusal(as_csv([[title], *table]))
    assert (refused.code, kind in refused.message, title in refused.message) == ("not_statement", True, True)


def test_card_drawn_on_a_page():
    assert refusal(as_pdf([HEADERS, *ROWS], above=("SAO KÊ THẺ TÍN DỤNG",))).code == "not_statement"


@pytest.mark.parametrize("title", SAVINGS)
def test_list_of_savings_is_no_list_of_gifts(title):
    assert refusal(as_csv([[title], *LIST])).message.startswith("Đây là danh sách tiền gửi tiết kiệm (dòng “")


def test_list_with_rates_of_interest_is_no_list_of_gifts():
    table = [[*line, more] for line, more in zip(LIST, ["Lãi suất", "5,2%", "5,2%"], strict=True)]
    assert refusal(as_csv(table)).message.startswith("Đây là danh sách tiền gửi tiết kiệm (cột “Lãi suất”)")


def test_savings_book_that_says_which_way_money_went_is_read():
    assert len(read_list(as_csv([["SỔ TIẾT KIỆM"], HEADERS, *ROWS]))[0]) == 3


@pytest.mark.parametrize("donor", ["ung ho qua the tin dung", "ung ho thay tien vay", "rut so tiet kiem ung ho"])
def test_memo_of_a_gift_may_say_so(donor):
    assert [row.memo for row in read_list(as_csv([*LIST, ["02/10/2024", "700.000", donor]]))[0]][-1] == donor


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize("line", FOREIGN)
def test_foreign_money_of_a_balance_or_label_is_seen(line, place):
    lines = [[line], HEADERS, *ROWS] if place == "above" else [HEADERS, *ROWS, [line]]
    assert refusal(as_csv(lines)).code == "currency"


def with_accounts(numbers: list[str], title: list[str]) -> bytes:
    rows = [[f"{day:02}/10/2024", number, "", f"{day}0.000", "A gop"] for day, number in enumerate(numbers, 1)]
    return as_csv([*([title] if title else []), ["Ngày", "Số tài khoản", "Ghi nợ", "Ghi có", "Nội dung"], *rows])


@pytest.mark.parametrize("title", [[], [f"Số tài khoản: {OWN}"]], ids=["unnamed", "named above"])
def test_two_accounts_in_turn_are_two_statements(title):
    assert refusal(with_accounts([OWN, OTHERS, OWN, OWN, OTHERS] * 2, title)).code == "several_accounts"


def test_donors_have_accounts_of_their_own():
    rows, _ = read_list(with_accounts([f"1000{donor}00000" for donor in (1, 2, 3, 1, 4, 5, 6, 1, 7, 8)], []))
    assert [row.counter_account[4] for row in rows] == [*"1231456178"]
