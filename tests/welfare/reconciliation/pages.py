"""The pages of reconciliation, as the tests here use them."""

WAITING = "admin:reconciliation_unmatchedline"
MATCHED = "admin:reconciliation_match"


def message_of(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])
