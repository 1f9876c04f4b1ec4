"""What SePay and Casso sign, and what only looks like it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.welfare.feeds.makers import SECRET, as_body, sepay, signed
from welfare.feeds.providers.javascript_json import number, sorted_json
from welfare.feeds.providers.signatures import has_token, is_signed_by_casso, is_signed_by_sepay

NOW = 1_727_750_000.0
BODY = as_body(sepay(1, 500_000, 1_500_000, "ủng hộ"))
# The example of Casso's own documentation.
DOCUMENTED = {
    "error": 0,
    "data": {
        "id": 0,
        "reference": "MA_GIAO_DICH_THU_NGHIEM",
        "description": "giao dich thu nghiem",
        "amount": 599000,
        "runningBalance": 25000000,
        "transactionDateTime": "2024-10-03 15:06:37",
        "accountNumber": "88888888",
        "bankName": "VPBank",
        "bankAbbreviation": "VPB",
        "virtualAccountNumber": "",
        "virtualAccountName": "",
        "counterAccountName": "NGUYEN VAN A",
        "counterAccountNumber": "8888888888",
        "counterAccountBankId": "970415",
        "counterAccountBankName": "VietinBank",
    },
}
CHECKSUM_KEY = "mgExMrjj4i7a1p8Cs6LmFbpCd8lbw4sSX4LZXPag7TKazeIogtR90tvWYTkwQbvs"
DOCUMENTED_SIGNATURE = (
    "t=1727948258788,v1=ed0a4bd2e826d5cb69988cdb141e6c1a080e21f3b57eb72cd78192220042b9e7"
    "dde0868fc667faea8e224900fa7904e7c88dfa098032fb2d6b6996856e8b7ff3"
)


def is_signed(headers: dict, body: bytes = BODY, now: float = NOW) -> bool:
    return is_signed_by_sepay(headers["X-SePay-Timestamp"], headers["X-SePay-Signature"], body, SECRET, now)


class TestSepay:
    def test_a_call_of_now(self):
        assert is_signed(signed(BODY, at=NOW)) is True

    @pytest.mark.parametrize(("away", "hope"), [(300, True), (-300, True), (301, False), (-301, False)])
    def test_five_minutes_either_way(self, away, hope):
        assert is_signed(signed(BODY, at=NOW + away)) is hope

    def test_another_secret_body_or_moment(self):
        headers = signed(BODY, at=NOW)
        assert is_signed(signed(BODY, secret="khac", at=NOW)) is False
        assert is_signed(headers, body=BODY.replace(b"500000", b"900000")) is False
        assert is_signed(headers | {"X-SePay-Timestamp": str(int(NOW) + 1)}) is False

    @pytest.mark.parametrize("signature", ["", "sha256=", "sha256=é" * 9, "sha1=" + "0" * 40, "sha256=" + "0" * 63])
    @pytest.mark.parametrize("stamp", ["", "-1", "nan", "٣", str(int(NOW))])
    def test_what_is_no_signature(self, stamp, signature):
        assert is_signed({"X-SePay-Timestamp": stamp, "X-SePay-Signature": signature}) is False

    def test_no_secret_no_entry(self):
        headers = signed(BODY, secret="", at=NOW)
        assert is_signed_by_sepay(headers["X-SePay-Timestamp"], headers["X-SePay-Signature"], BODY, "", NOW) is False
        assert has_token("", "") is False


class TestCasso:
    def test_the_documented_example(self):
        assert is_signed_by_casso(DOCUMENTED_SIGNATURE, DOCUMENTED, CHECKSUM_KEY) is True

    def test_the_order_of_keys_does_not_count_and_everything_else_does(self):
        turned = {"data": dict(reversed(DOCUMENTED["data"].items())), "error": 0}
        assert is_signed_by_casso(DOCUMENTED_SIGNATURE, turned, CHECKSUM_KEY) is True
        richer = {**DOCUMENTED, "data": DOCUMENTED["data"] | {"amount": 599001}}
        assert is_signed_by_casso(DOCUMENTED_SIGNATURE, richer, CHECKSUM_KEY) is False
        assert is_signed_by_casso(DOCUMENTED_SIGNATURE, DOCUMENTED, CHECKSUM_KEY[:-1]) is False
        assert is_signed_by_casso(DOCUMENTED_SIGNATURE.replace("788", "789"), DOCUMENTED, CHECKSUM_KEY) is False

    def test_what_cannot_be_written_is_not_signed(self):
        deep = json.loads("[" * 900 + "]" * 900)
        for payload in (None, 10**400, {"a": deep}):
            assert is_signed_by_casso(DOCUMENTED_SIGNATURE, payload, CHECKSUM_KEY) is False


class TestJavaScript:
    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (500000, "500000"), (500000.0, "500000"), (-0.0, "0"), (0.5, "0.5"), (1e-7, "1e-7"), (1.5e-9, "1.5e-9"),
            (1e21, "1e+21"), (1.25e22, "1.25e+22"), (1e20, "100000000000000000000"), (0.000001, "0.000001"),
            (12345678901234567890, "12345678901234567000"), (100, "100"),
        ],
    )  # fmt: skip
    def test_numbers(self, value, text):
        assert number(value) == text

    def test_texts(self):
        assert sorted_json({"b": "Ủng hộ/“x”\n\u2028", "a": [True, None, "\ud800"]}) == (
            '{"a":[true,null,"\\ud800"],"b":"Ủng hộ/“x”\\n\u2028"}'
        )
        assert list(json.loads(sorted_json({"\U00010000": 1, "\uffff": 2}))) == ["\U00010000", "\uffff"]

    @given(st.recursive(st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(), lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4))))  # fmt: skip
    def test_says_the_same(self, value):
        text = sorted_json(value)
        assert json.loads(text) == value
        assert sorted_json(json.loads(text)) == text
