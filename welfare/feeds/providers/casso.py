"""Casso: how its calls are signed, and what its webhooks (version 2, and the older list) and its API tell."""

from collections.abc import Mapping

from . import signatures
from .notification import (
    Notification,
    Unreadable,
    account_number,
    exact_dong,
    external_id,
    known_balance,
    moment,
    words,
)

API = "https://oauth.casso.vn/v2"
PAGE = 100
# The same thing in version 2 of the webhook, in the older one, and in the API.
NAMES = {
    "reference": ("reference", "tid"),
    "balance": ("runningBalance", "cusum_balance", "cusumBalance"),
    "when": ("transactionDateTime", "when"),
    "account": ("accountNumber", "bank_sub_acc_id", "bankSubAccId", "subAccId"),
    "counterparty": ("counterAccountName", "corresponsiveName"),
    "counter_account": ("counterAccountNumber", "corresponsiveAccount"),
}


def is_genuine(headers: Mapping, body: bytes, payload, feed, now: float) -> bool:
    if feed.auth == feed.Auth.TOKEN:
        return signatures.has_token(headers.get("Secure-Token", ""), feed.secret)
    return signatures.is_signed_by_casso(headers.get("X-Casso-Signature", ""), payload, feed.secret)


def items(payload) -> list:
    """The transactions of a call: `data` is one, or a list in the older version."""
    data = payload.get("data") if isinstance(payload, dict) else None
    if not isinstance(data, dict | list):
        raise Unreadable("Lời gọi không có giao dịch (trường “data”).")
    return data if isinstance(data, list) else [data]


def line(item) -> Notification:
    """One transaction of a call or of the API. Raises Unreadable."""
    if not isinstance(item, dict):
        raise Unreadable("Lời gọi có mục không phải là một giao dịch.")
    key = external_id(item.get("id"))
    found = {field: next((item[name] for name in names if item.get(name) is not None), None)
             for field, names in NAMES.items()}  # fmt: skip
    amount = exact_dong(item.get("amount"), "amount")
    if not amount:
        raise Unreadable("Giao dịch có số tiền bằng 0.")
    day, time = moment(found["when"], "transactionDateTime")
    return Notification(
        external_id=key,
        account=account_number(found["account"]),
        day=day,
        time=time,
        credit=max(amount, 0),
        debit=max(-amount, 0),
        balance=known_balance(found["balance"], "runningBalance"),
        reference=words(found["reference"]),
        memo=words(item.get("description")),
        counterparty=words(found["counterparty"]),
        counter_account=account_number(found["counter_account"]),
        is_test=key == "0",
    )


# --- The API ----------------------------------------------------------------------------------------------


def authorization(token: str) -> str:
    return f"Apikey {token}"


def question(page: int, since, account: str) -> tuple[str, dict]:
    """Path and query of one page."""
    return "/transactions", {"fromDate": f"{since:%Y-%m-%d}", "page": page, "pageSize": PAGE, "sort": "ASC"}


def answer(payload) -> tuple[list, bool]:
    """The transactions of a page, and whether there is another."""
    data = payload.get("data") if isinstance(payload, dict) else None
    found = data.get("records") if isinstance(data, dict) else None
    if not isinstance(found, list):
        raise Unreadable("Casso trả lời không có danh sách giao dịch.")
    return found, bool(data.get("nextPage"))


listed = line
