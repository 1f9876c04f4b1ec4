"""Calls as SePay and Casso send them, signed; people, accounts and amounts are invented."""

import hashlib
import hmac
import json
from time import time

from django.test import Client

from tests.welfare.statements.makers import make_account
from welfare.feeds.models.feed import Feed
from welfare.funds.models.bank_account import BankAccount

NUMBER = "9990001112223"
SECRET = "mat-khau-webhook-0123456789"
DAY = "2024-10-01"


def make_feed(account: BankAccount | None = None, **given) -> Feed:
    account = account or BankAccount.objects.filter(number=NUMBER).first() or make_account(NUMBER)
    return Feed.objects.create(**{"provider": "sepay", "account": account, "secret": SECRET} | given)


def sepay(number: int, amount: int, balance: int, memo: str, **given) -> dict:
    """A transaction; `amount` below zero is money out."""
    return {
        "id": 1000 + number,
        "gateway": "MBBank",
        "transactionDate": f"{DAY} 08:{number % 60:02}:02",
        "accountNumber": NUMBER,
        "code": None,
        "content": memo,
        "transferType": "in" if amount > 0 else "out",
        "transferAmount": abs(amount),
        "accumulated": balance,
        "subAccount": None,
        "referenceCode": f"FT2427500{number:04}",
        "description": f"BankAPINotify {memo}",
    } | given


def as_body(payload) -> bytes:
    return json.dumps(payload, ensure_ascii=False).encode()


def signed(body: bytes, secret: str = SECRET, at: float | None = None) -> dict:
    stamp = str(int(time() if at is None else at))
    code = hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    return {"X-SePay-Timestamp": stamp, "X-SePay-Signature": f"sha256={code}"}


def address(feed: Feed) -> str:
    return f"/webhook/ngan-hang/{feed.key}/"


def post(feed: Feed, payload, headers: dict | None = None, client: Client | None = None):
    """A call of the provider, signed as it should be unless told otherwise."""
    body = payload if isinstance(payload, bytes) else as_body(payload)
    headers = signed(body) if headers is None else headers
    client = client or Client(enforce_csrf_checks=True)
    return client.post(address(feed), body, content_type="application/json", headers=headers)


def casso(number: int, amount: int, balance: int, memo: str, **given) -> dict:
    data = {
        "id": number,
        "reference": f"FT2427500{number:04}",
        "description": memo,
        "amount": amount,
        "runningBalance": balance,
        "transactionDateTime": f"{DAY} 08:{number % 60:02}:02",
        "accountNumber": NUMBER,
        "bankName": "MBBank",
        "bankAbbreviation": "MB",
        "virtualAccountNumber": "",
        "virtualAccountName": "",
        "counterAccountName": "NGUYEN VAN MAU",
        "counterAccountNumber": "8887776665554",
        "counterAccountBankId": "970415",
        "counterAccountBankName": "VietinBank",
    }
    return {"error": 0, "data": data | given}


def casso_signed(payload: dict, secret: str = SECRET, at: int = 1727948258788) -> dict:
    """As the documented JavaScript signs: keys sorted at every level, no blanks."""
    text = json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    code = hmac.new(secret.encode(), f"{at}.{text}".encode(), hashlib.sha512).hexdigest()
    return {"X-Casso-Signature": f"t={at},v1={code}"}
