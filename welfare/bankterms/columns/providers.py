"""Tables whose headers are the names of a program's fields: what each means is documented, so none is guessed.

SePay: webhook and list of transactions (its developers' documentation, 2026). Casso: webhook version 1 and 2, the
list of its API, and the export of its site.
"""

from ..text.words import fold

SEPAY_CALL = {
    "transactiondate": "day", "accountnumber": "account", "content": "memo", "transfertype": "direction",
    "transferamount": "amount", "accumulated": "balance", "referencecode": "reference",
}  # fmt: skip
SEPAY_LIST = {
    "transaction_date": "day", "account_number": "account", "amount_out": "debit", "amount_in": "credit",
    "accumulated": "balance", "transaction_content": "memo", "reference_number": "reference",
}  # fmt: skip
CASSO_1 = {
    "tid": "reference", "description": "memo", "amount": "amount", "cusum_balance": "balance", "when": "day",
    "subaccid": "account", "corresponsivename": "counterparty", "corresponsiveaccount": "counter_account",
}  # fmt: skip
CASSO_2 = {
    "reference": "reference", "description": "memo", "amount": "amount", "runningbalance": "balance",
    "transactiondatetime": "day", "accountnumber": "account", "counteraccountname": "counterparty",
    "counteraccountnumber": "counter_account",
}  # fmt: skip
CASSO_LIST = {
    "tid": "reference", "description": "memo", "amount": "amount", "cusumbalance": "balance", "when": "day",
    "banksubaccid": "account", "corresponsivename": "counterparty", "corresponsiveaccount": "counter_account",
}  # fmt: skip
PROVIDERS = (
    ({"transferamount", "transfertype", "transactiondate"}, SEPAY_CALL),
    ({"amount_in", "amount_out", "transaction_date"}, SEPAY_LIST),
    ({"amount", "description", "when", "cusum_balance"}, CASSO_1),
    ({"amount", "description", "when", "cusumbalance"}, CASSO_LIST),
    ({"amount", "description", "transactiondatetime", "runningbalance"}, CASSO_2),
)


def are_signed(headers: list[str]) -> bool:
    """Whether a known program writes these headers above amounts that are below zero where money went out, and only there."""
    fields = fields_of_provider(headers) or []
    return "amount" in fields and "direction" not in fields


def fields_of_provider(headers: list[str]) -> list[str | None] | None:
    """The field of each header where all of a known program's are there, None for any other table."""
    names = [fold(header) for header in headers]
    for needed, fields in PROVIDERS:
        if needed <= {*names}:
            return [fields.get(name) for name in names]
    return None
