"""SePay: how its calls are signed, and what its webhook and its API tell of a transaction."""

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

API = "https://userapi.sepay.vn/v2"
PAGE = 100  # the most that the API gives at a time
SCHEME = "apikey "


def is_genuine(headers: Mapping, body: bytes, payload, feed, now: float) -> bool:
    if feed.auth == feed.Auth.TOKEN:
        given = headers.get("Authorization", "")
        return given[: len(SCHEME)].lower() == SCHEME and signatures.has_token(given[len(SCHEME) :], feed.secret)
    timestamp, signature = headers.get("X-SePay-Timestamp", ""), headers.get("X-SePay-Signature", "")
    return signatures.is_signed_by_sepay(timestamp, signature, body, feed.secret, now)


def items(payload) -> list:
    return [payload]


def line(item) -> Notification:
    """One call of the webhook. Raises Unreadable."""
    if not isinstance(item, dict):
        raise Unreadable("Lời gọi không phải là một giao dịch.")
    amount, way = exact_dong(item.get("transferAmount"), "transferAmount"), item.get("transferType")
    if way not in ("in", "out") or amount <= 0:
        raise Unreadable("Lời gọi không nói rõ tiền vào hay tiền ra (trường “transferType”, “transferAmount”).")
    credit = amount if way == "in" else 0
    day, time = moment(item.get("transactionDate"), "transactionDate")
    return Notification(
        external_id=external_id(item.get("id")),
        account=account_number(item.get("accountNumber")),
        day=day,
        time=time,
        credit=credit,
        debit=amount - credit,
        balance=known_balance(item.get("accumulated"), "accumulated"),
        reference=words(item.get("referenceCode")),
        memo=words(item.get("content") or item.get("description")),
    )


# --- The API ----------------------------------------------------------------------------------------------


def authorization(token: str) -> str:
    return f"Bearer {token}"


def question(page: int, since, account: str) -> tuple[str, dict]:
    """Path and query of one page."""
    return "/transactions", {"page": page, "per_page": PAGE, "transaction_date_from": f"{since:%Y-%m-%d}"}


def answer(payload) -> tuple[list, bool]:
    """The transactions of a page, and whether there is another. `transactions` is how version 1 names them."""
    found = payload.get("data", payload.get("transactions")) if isinstance(payload, dict) else None
    if not isinstance(found, list):
        raise Unreadable("SePay trả lời không có danh sách giao dịch.")
    meta = payload.get("meta")
    pagination = meta.get("pagination") if isinstance(meta, dict) else None
    return found, isinstance(pagination, dict) and pagination.get("has_more") is True


def listed(item) -> Notification:
    """One transaction of the API; amounts are integers or texts such as "500000.00". Raises Unreadable."""
    if not isinstance(item, dict):
        raise Unreadable("Danh sách có mục không phải là một giao dịch.")
    credit = exact_dong(item.get("amount_in") or 0, "amount_in")
    debit = exact_dong(item.get("amount_out") or 0, "amount_out")
    if credit < 0 or debit < 0 or (credit > 0) == (debit > 0):
        raise Unreadable("Giao dịch không nói rõ tiền vào hay tiền ra (trường “amount_in”, “amount_out”).")
    day, time = moment(item.get("transaction_date"), "transaction_date")
    return Notification(
        external_id=external_id(item.get("id")),
        account=account_number(item.get("account_number")),
        day=day,
        time=time,
        credit=credit,
        debit=debit,
        balance=known_balance(item.get("accumulated"), "accumulated"),
        reference=words(item.get("reference_number")),
        memo=words(item.get("transaction_content")),
    )
