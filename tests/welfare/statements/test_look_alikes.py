"""Rows that may be stored already and that nothing says are: whoever imports them is asked to look."""

import pytest

from tests.welfare.statements.makers import NUMBER, load, make_account

HEADERS = "Ngày giao dịch,Số tiền ghi có,Nội dung"
MEMOS = ["Nguyễn Văn Ấn ủng hộ đồng bào bị bão lũ", "Trần Thị Bưởi góp Quỹ Vì người nghèo", "Lê Đức ủng hộ", "Phạm Ôn"]


@pytest.fixture
def account(db):
    return make_account()


def write(path, memos: list[str], *, amount: int = 50_000, day: str = "05/09/2024"):
    path.write_text("\n".join([HEADERS, *(f"{day},{amount},{memo}" for memo in memos)]), encoding="utf-8")
    return path


def both(tmp_path, first: list[str], second: list[str], **given) -> list[str]:
    """What importing the second list says."""
    assert load(write(tmp_path / "a.csv", first), account=NUMBER).warnings == []
    return load(write(tmp_path / "b.csv", second, **given), account=NUMBER).warnings


@pytest.mark.parametrize("cut", [16, 20])
@pytest.mark.parametrize("is_turned", [False, True])
def test_a_list_that_cuts_its_memos_short_is_told(account, tmp_path, cut, is_turned):
    lists = MEMOS, [memo[:cut] for memo in MEMOS]
    alike, shortened = both(tmp_path, *(reversed(lists) if is_turned else lists))
    assert alike.startswith("2 dòng giống hệt dòng đã nhập trước (ngày 05/09/2024), mà tệp không in giờ")
    assert shortened.startswith(
        "2 dòng cùng ngày, cùng số tiền với dòng đã nhập trước (ngày 05/09/2024), nội dung ở một tệp là phần đầu của nội dung ở tệp kia,"
    )


@pytest.mark.parametrize(
    ("second", "given"),
    [
        ([memo[:20] for memo in MEMOS], {"amount": 60_000}),
        ([memo[:20] for memo in MEMOS], {"day": "06/09/2024"}),
        (["Nguyễn Văn", "Trần Thị", "Lê", "P"], {}),  # so short that it may be anybody
        ([MEMOS[0][:20], "Võ Thị Na ủng hộ", "Hồ Văn Tí", "Bùi Én", "Cao Cả"], {}),  # another page of one list
    ],
)
def test_other_gifts_are_not(account, tmp_path, second, given):
    assert both(tmp_path, MEMOS, second, **given) == []
