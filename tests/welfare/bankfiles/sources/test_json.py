"""JSON as SePay and Casso give it: exact numbers, known shapes, and a name for what is none."""

import json
from datetime import date

import pytest

from tests.welfare.bankfiles.forms import as_json
from tests.welfare.bankfiles.variations import MOVES
from welfare.bankfiles.read import read
from welfare.bankterms.model import FileRefusedError
from welfare.proof.coverage import certify

TODAY = date(2026, 11, 23)
ONE = {
    "id": 1, "tid": "FT1", "description": "NGUYEN VAN MAU ung ho", "amount": 9_007_199_254_993, "cusum_balance": 9_007_199_254_993,
    "when": "2024-10-01 08:01:02",
}  # fmt: skip
TWO = ONE | {"id": 2, "tid": "FT2", "amount": -993, "cusum_balance": 9_007_199_254_000, "when": "2024-10-01 09:00:00"}
CALL = {
    "id": 92704, "gateway": "MBBank", "transactionDate": "2024-10-01 08:01:02", "accountNumber": "9990001112223", "code": None,
    "content": "NGUYEN VAN MAU ung ho", "transferType": "in", "transferAmount": 500_000, "accumulated": 10_500_000,
    "subAccount": None, "referenceCode": "FT1", "description": "BankAPINotify",
}  # fmt: skip
CASSO_2 = {
    "error": 0,
    "data": {
        "id": 0, "reference": "FT1", "description": "NGUYEN VAN MAU ung ho", "amount": 500_000, "runningBalance": 10_500_000,
        "transactionDateTime": "2024-10-01 08:01:02", "accountNumber": "9990001112223", "bankName": "MB",
        "counterAccountName": "NGUYEN VAN MAU", "counterAccountNumber": "123",
    },
}  # fmt: skip


def taken(value: object):
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    reading = read(content, name="a.json", today=TODAY)
    return list(reading.transactions), reading


SHAPES = {
    "list": [ONE, TWO],
    "data": {"error": 0, "data": [ONE, TWO]},
    "data.records": {"error": 0, "message": "success", "data": {"page": 1, "totalPages": 1, "records": [ONE, TWO]}},
    "a record a line": "\n".join(map(json.dumps, (ONE, TWO))).encode(),
    "with a mark": b"\xef\xbb\xbf" + json.dumps([ONE, TWO]).encode(),
    "UTF-16": json.dumps([ONE, TWO]).encode("utf-16"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_shape_gives_the_same_exact_amounts(shape):
    rows, _ = taken(SHAPES[shape])
    assert [(row.credit - row.debit, row.balance, row.reference) for row in rows] == [
        (9_007_199_254_993, 9_007_199_254_993, "FT1"),
        (-993, 9_007_199_254_000, "FT2"),
    ]


@pytest.mark.parametrize("call", [CALL, CASSO_2], ids=["SePay", "Casso v2"])
def test_one_call_is_one_transaction(call):
    rows, reading = taken(call)
    assert [(row.credit, row.balance, row.memo, row.reference) for row in rows] == [
        (500_000, 10_500_000, "NGUYEN VAN MAU ung ho", "FT1")
    ]
    assert reading.printed.account == "9990001112223"


GIFTS = [(500_000, 10_500_000, "2024-10-01 08:01:02"), (200_000, 10_700_000, "2024-10-02 09:00:00")]
CASSO = {
    "webhook 2": ("reference", "runningBalance", "transactionDateTime"),
    "webhook 1": ("tid", "cusum_balance", "when"),
    "list": ("tid", "cusumBalance", "when"),
}


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize("names", CASSO.values(), ids=CASSO)
def test_gifts_of_casso_need_no_payment_to_tell_which_way_they_went(names, newest_first):
    records = [
        {
            "id": number,
            "description": "A gop",
            "amount": amount,
            names[0]: f"FT{number}",
            names[1]: balance,
            names[2]: when,
        }
        for number, (amount, balance, when) in enumerate(GIFTS, 1)
    ]
    rows, reading = taken({"error": 0, "data": records[::-1] if newest_first else records})
    assert (sorted(row.credit for row in rows), reading.rejected, reading.notes) == ([200_000, 500_000], [], [])


@pytest.mark.parametrize("names", CASSO.values(), ids=CASSO)
def test_zero_of_casso_is_no_balance(names):
    record = {"description": "A gop", names[0]: "FT1", names[1]: 0, names[2]: "2024-10-01 08:01:02"}
    rows, reading = taken(
        {"error": 0, "data": [record | {"id": 1, "amount": 5_000}, record | {"id": 2, "amount": -3_000}]}
    )
    assert [(row.credit - row.debit, row.balance) for row in rows] == [(5_000, None), (-3_000, None)]
    assert certify(rows, reading.printed, reading.rejected).outcome == "unprovable"


def test_zero_of_sepay_is_no_balance():
    rows, reading = taken(
        [CALL | {"accumulated": 0}, CALL | {"id": 2, "referenceCode": "FT2", "transferType": "out", "accumulated": 0}]
    )
    assert [(row.credit - row.debit, row.balance) for row in rows] == [(500_000, None), (-500_000, None)]


def test_key_that_is_empty_in_every_record_claims_nothing():
    records = [
        {"transactionDate": when, "dueDate": None, "creditAmount": amount, "debitAmount": 0, "description": "A gop"}
        for amount, _, when in GIFTS
    ]
    rows, _ = taken({"transactionHistoryList": records})
    assert [(row.credit, row.day.day) for row in rows] == [(500_000, 1), (200_000, 2)]


def test_key_that_says_another_day_in_one_record_is_refused_there():
    records = [
        {"transactionDate": when, "dueDate": None, "creditAmount": amount, "debitAmount": 0, "description": "A gop"}
        for amount, _, when in GIFTS
    ]
    records[1]["dueDate"] = "2024-10-05"
    with pytest.raises(FileRefusedError, match="“transactionDate” và “dueDate”.* dòng 3 "):
        taken({"transactionHistoryList": records})


def test_part_of_a_dong_in_json_is_doubted_and_not_rounded():
    text = json.dumps([ONE, TWO]).replace("-993", "-993.5")
    _, reading = taken(text.encode())
    assert "phần lẻ" in reading.rejected[0].reason


def test_one_page_of_several_is_told():
    value = {"error": 0, "data": {"page": 1, "totalPages": 3, "records": [ONE, TWO]}}
    assert taken(value)[1].notes[0].startswith("Tệp JSON chỉ là một trang trong 3 trang")


REFUSED = {
    "nested": ([ONE | {"payer": {"name": "A", "bank": "B"}}], "unknown_json"),
    "two lists": ({"old": [ONE], "new": [TWO]}, "several_tables"),
    "words": (["a", "b"], "unknown_json"),
    "error": ({"error": 401, "message": "Unauthorized", "data": []}, "not_statement"),
    "empty": ({"error": 0, "data": []}, "empty"),
    "twins": (b'[{"when": "2024-10-01", "amount": 1, "amount": 2, "description": "a b"}]', "unknown_json"),
    "no number": (b'[{"when": "2024-10-01", "amount": NaN, "description": "a b"}]', "unknown_json"),
    "endless number": (b'[{"when": "2024-10-01", "amount": 1' + b"0" * 5_000 + b"}]", "unknown_json"),
    "huge power": (b'[{"when": "2024-10-01", "amount": 1e999999999, "description": "a b"}]', None),
    "depth": (b"[" * 200_000 + b"]" * 200_000, "unknown_json"),
    "cut": (as_json(MOVES)[:-40], "damaged"),
    "other records": ([{"product": "a", "price": 5, "colour": "b"}], "unknown_layout"),
    "accounts": ([CALL, CALL | {"accountNumber": "111222333444"}], "several_accounts"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_json_is_refused_by_name(name):
    value, code = REFUSED[name]
    with pytest.raises(FileRefusedError) as refused:
        taken(value)
    assert code in (None, refused.value.code)
    assert refused.value.message.endswith(".")
