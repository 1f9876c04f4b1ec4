"""`manage.py recount_sums`: what the audit finds wrong in stored sums is put right by the entries."""

from io import StringIO

import pytest
from django.core.management import call_command

from tests.welfare.audit.ledgers import audited, behind
from tests.welfare.makers import MILLION
from welfare.ledger.models.entry_sum import EntrySum


def recounted() -> list[str]:
    out = StringIO()
    call_command("recount_sums", stdout=out)
    return out.getvalue().splitlines()


@pytest.mark.parametrize(
    ("sql", "was"),
    [
        ("UPDATE ledger_entrysum SET amount = amount + 1 WHERE book = 'disbursement'", "2.000.001 đồng → 2.000.000 đồng, 1 khoản → 1 khoản"),
        ("DELETE FROM ledger_entrysum WHERE book = 'disbursement'", "0 đồng → 2.000.000 đồng, 0 khoản → 1 khoản"),
        ("UPDATE ledger_entrysum SET entries = 0 WHERE book = 'disbursement'", "2.000.000 đồng → 2.000.000 đồng, 0 khoản → 1 khoản"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("ledger")
def test_a_wrong_sum_is_put_right_and_told(world, sql, was):
    behind(sql)
    said = recounted()
    assert len(said) == 2
    assert said[0].startswith("Khoản chi tháng ") and said[0].endswith(f"sổ năm 2023, đơn vị {world.north.pk}: {was}")
    assert said[1] == "Đã sửa 1 tổng."
    assert audited()[0] == 0
    assert [*EntrySum.objects.filter(book="disbursement").grouped("state")] == [
        {"state": "confirmed", "value": 2 * MILLION, "entries": 1}
    ]
    assert recounted() == ["Mọi tổng lưu sẵn đều đúng."]


@pytest.mark.usefixtures("ledger")
def test_money_without_entries_is_found_too():
    """What adds up to no entry is shown by no list, but counted by every total."""
    behind("UPDATE ledger_entrysum SET entries = 0, year = 2019 WHERE book = 'disbursement'")
    named = [each for each in audited()[1]["differences"] if each["step"] == "sums"]
    assert (2 * MILLION, 0) in [(each["found"], each["expected"]) for each in named]
    assert recounted()[-1] == "Đã sửa 2 tổng."
    assert audited()[0] == 0
