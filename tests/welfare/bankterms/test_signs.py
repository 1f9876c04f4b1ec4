"""Signs of amounts: before them, behind them, in brackets of their own or around all of it."""

import pytest

from tests.welfare.bankfiles.transactions.tables import ROWS, refusal, taken
from tests.welfare.bankfiles.variations import as_csv
from welfare.bankterms.text.amounts import Amounts
from welfare.bankterms.text.doubt import Doubt

OUT = [
    "(-) {}", "{} (-)", "{}(-)", "( - ) {}", "({})", "-({})", "({})-", "(-{})", "{} VND (-)", "(đ{})", "- đ{}", "(₫{})", "({} đ)",
]  # fmt: skip
INTO = ["(+) {}", "{} (+)", "{}+", "+{} VND", "đ{}", "{} (VND)", "{},-", "{}=", "{} đ/-"]
CONTRADICTING = ["(+{})", "+({})", "+{}-", "+-{}", "({}", "{})", "(({})"]


@pytest.mark.parametrize(
    ("text", "sign"), [(text, -1) for text in OUT] + [(text, 1) for text in INTO], ids=lambda value: str(value)
)
def test_sign_is_read_wherever_it_stands(text, sign):
    assert Amounts().read(text.format("500.000"), signed=True) == sign * 500_000


@pytest.mark.parametrize("text", CONTRADICTING)
def test_signs_that_contradict_each_other_are_doubted(text):
    with pytest.raises(Doubt):
        Amounts().read(text.format("500.000"), signed=True)


def signed(way: tuple[str, str], *, with_balance: bool) -> bytes:
    into, out = way
    headers = ["Ngày", "Số tiền", *["Số dư"] * with_balance, "Nội dung"]
    lines = [
        [day, (into if credit else out).format(f"{debit or credit:,}"), *[balance] * with_balance, memo]
        for day, debit, credit, balance, memo in ROWS
    ]
    return as_csv([headers, *lines])


@pytest.mark.parametrize("with_balance", [True, False])
@pytest.mark.parametrize("way", [("(+) {}", "(-) {}"), ("{} (+)", "{} (-)"), ("{}", "{}(-)")])
def test_file_whose_signs_stand_in_brackets_of_their_own(way, with_balance):
    assert taken(signed(way, with_balance=with_balance))[0] == [500_000, -300_000, 2_000_000, -11_000]


@pytest.mark.parametrize("into", ["{}+", "VND +{}", "(+) {}"])
def test_plus_on_some_amounts_alone_says_nothing_of_the_others(into):
    assert refusal(signed((into, "{}"), with_balance=False)).code == "no_direction"
