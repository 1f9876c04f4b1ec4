"""What stands on public pages of a fund with a million gifts is asked of stored sums: no page adds up the gifts themselves."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from welfare.ledger.models.contribution import Contribution

YEAR = 2023
ADDED_UP = ('SUM("ledger_contribution"', 'COUNT("ledger_contribution"', "COUNT(*)")


def addresses() -> list[str]:
    number = Contribution.objects.confirmed().of_main_fund().filter(year=YEAR, reversal=None).first().receipt_number
    roll = f"/quy-vi-nguoi-ngheo/{YEAR}/dong-gop/"
    figures = [f"/nam/{YEAR}/{slug}/" for slug in ("fund-received", "fund-spent")]
    return ["/", f"/nam/{YEAR}/", *figures, f"/quy-vi-nguoi-ngheo/{YEAR}/", roll, f"{roll}{number}/"]


@pytest.mark.usefixtures("visit")
def test_no_page_adds_up_gifts():
    added = {}
    for address in addresses():
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(address).status_code == 200, address
        added[address] = [
            each["sql"]
            for each in queries
            if 'FROM "ledger_contribution"' in each["sql"] and any(words in each["sql"] for words in ADDED_UP)
        ]
    assert {address: found for address, found in added.items() if found} == {}
