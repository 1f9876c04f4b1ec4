"""The chain of hashes: it grows over what is final, and the first link that somebody broke is named."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from frontportal.staff.models import User
from tests.welfare.audit.ledgers import behind
from tests.welfare.makers import make_books, make_contribution
from welfare.audit.hash_chain import findings, prolong
from welfare.audit.models import ChainLink
from welfare.audit.nightly import prolong_chain
from welfare.ledger.models.contribution import Contribution


def told() -> list[str]:
    return [str(finding) for finding in findings()]


@pytest.fixture
def chain(ledger):
    assert prolong() == 5
    return list(ChainLink.objects.all())


def test_all_that_is_final_is_in_it_once(chain):
    assert [link.kind for link in chain] == ["lines", "contribution", "contribution", "disbursement", "edition"]
    assert (prolong(), told()) == (0, [])


def pair(chain) -> tuple[int, int]:
    return Contribution.objects.values_list("created_by", "confirmed_by").get(pk=chain[1].record)


def test_what_becomes_final_later_follows(chain, world):
    books, (maker, confirmer) = make_books(year=2022), User.objects.filter(pk__in=pair(chain)).order_by("pk")
    draft = make_contribution(books, world.north, 1_000, by=maker)
    assert prolong() == 0
    make_contribution(books, world.north, 2_000, by=maker, confirmed_by=confirmer)
    assert prolong_chain().startswith("thêm 1; mới nhất: 6 ")
    assert (told(), draft.state) == ([], "draft")


LINES, FIRST_GIFT = "Mã băm nối tiếp thứ 1 (Dòng sao kê {0})", "Mã băm nối tiếp thứ 2 (Khoản ủng hộ {1})"
CHANGED = "nội dung không còn như khi lấy mã băm."


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("UPDATE statements_statementline SET memo = memo || '.' WHERE number = 9", f"{LINES}: {CHANGED}"),
        ("UPDATE statements_statementline SET credit = credit + 1 WHERE number = 7", f"{LINES}: {CHANGED}"),
        ("DELETE FROM statements_statementline WHERE number = 30", f"{LINES}: {CHANGED}"),
        ("UPDATE ledger_contribution SET amount = amount + 1 WHERE receipt_number = 1", f"{FIRST_GIFT}: {CHANGED}"),
        ("UPDATE ledger_contribution SET donor_name = 'Khác' WHERE receipt_number = 1", f"{FIRST_GIFT}: {CHANGED}"),
        ("DELETE FROM ledger_contribution WHERE receipt_number = 1", f"{FIRST_GIFT}: {CHANGED}"),
        ("DELETE FROM audit_chainlink WHERE position = 1", f"{FIRST_GIFT}: thiếu mã băm thứ 1."),
        ("UPDATE audit_chainlink SET content_sha256 = '' WHERE position = 2", f"{FIRST_GIFT}: mã băm không nối với mã băm trước."),
    ],
)  # fmt: skip
def test_the_first_broken_link_is_named(chain, command, sentence):
    behind(command)
    assert told() == [sentence.format(chain[0].record, chain[1].record)]


def test_who_makes_a_link_anew_breaks_the_next(chain):
    gift = Contribution.objects.get(receipt_number=1)
    behind("UPDATE ledger_contribution SET amount = amount + 1 WHERE id = %s", gift.pk)
    behind("DELETE FROM audit_chainlink WHERE kind = 'contribution' AND record = %s", gift.pk)
    assert prolong() == 1
    assert told() == [f"Mã băm nối tiếp thứ 3 ({chain[2]}): thiếu mã băm thứ 2."]


def test_what_may_change_later_breaks_nothing(chain):
    behind("UPDATE ledger_contribution SET publish_name = NOT publish_name WHERE id = %s", chain[1].record)
    assert told() == []


@pytest.mark.parametrize("command", ["UPDATE audit_chainlink SET record = 1", "DELETE FROM audit_chainlink"])
def test_links_stay(chain, command):
    with pytest.raises(DatabaseError, match="không sửa, không xoá được"), transaction.atomic():
        connection.cursor().execute(command)


def test_more_entries_ask_no_more_questions(chain, world):
    maker, confirmer = User.objects.filter(pk__in=pair(chain)).order_by("pk")
    books = make_books(year=2022)
    asked = []
    for count in (1, 8):
        for _ in range(count):
            make_contribution(books, world.north, 2_000, by=maker, confirmed_by=confirmer)
        with CaptureQueriesContext(connection) as captured:
            assert prolong() == count
            assert told() == []
        asked.append(len(captured))
    assert asked[0] == asked[1]
