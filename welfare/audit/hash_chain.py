"""The chain of hashes: prolonged each night, looked through by every audit."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice
from typing import Any

from django.db import connection, transaction

from .finding import Finding
from .models import ChainLink

LOCK = 20231122  # two that prolong it at once
NOTHING = ""  # what the first link follows on
# What stays for ever of each kind. What may change later (consent to be named, an appeal found) is not among it.
COLUMNS = {
    "lines": "id, account_id, number, reading, day, time, debit, credit, balance, reference, memo, counterparty,"
    " counter_account, page, line, sequence, identity, ordinal",
    "contribution": "id, fund_id, year, date, amount, unit_id, state, created_by_id, confirmed_by_id, confirmed_at,"
    " reverses_id, donor_name, donor_kind, channel, receipt_number",
    "disbursement": "id, fund_id, year, date, amount, unit_id, state, created_by_id, confirmed_by_id, confirmed_at,"
    " reverses_id, purpose, gift_round_id, house_id, livelihood_id, decision_number, decision_date, voucher_number",
    "edition": "id, year, number, published_at, published_by_id, sha256, manifest_sha256",
}
TABLES = {
    "lines": "statements_statementline",
    "contribution": "ledger_contribution",
    "disbursement": "ledger_disbursement",
    "edition": "yearly_edition",
}
# By thousands: a statement may have more rows than one text may have letters.
LINES_HASH = """
SELECT encode(sha256(string_agg(part, ''::bytea ORDER BY thousand)), 'hex') FROM (
    SELECT id / 1000 AS thousand, sha256(convert_to(string_agg(ROW({columns})::text, E'\\n' ORDER BY id), 'UTF8')) AS part
    FROM {table} WHERE statement_id = %s AND id BETWEEN %s AND %s GROUP BY thousand
) AS parts
"""
# The same of one row, for as many records as are asked for.
RECORDS_HASH = """
SELECT id, encode(sha256(sha256(convert_to(ROW({columns})::text, 'UTF8'))), 'hex') FROM {table} WHERE id = ANY(%s)
"""
AT_ONCE = 2_000  # links looked at together
NEW_LINES = """
SELECT statement_id, min(id), max(id) FROM statements_statementline line
WHERE id > coalesce((SELECT max(last) FROM audit_chainlink WHERE kind = 'lines' AND record = line.statement_id), 0)
GROUP BY statement_id ORDER BY min(id)
"""
NEW = """
SELECT id, 0, 0 FROM {table} one
WHERE {is_final} AND NOT EXISTS (SELECT FROM audit_chainlink WHERE kind = '{kind}' AND record = one.id) ORDER BY id
"""


@transaction.atomic
def prolong() -> int:
    """Add a link for everything that is final and in none yet; returns how many."""
    ask("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    newest = ChainLink.objects.order_by("-position").first()
    position, before = (newest.position, newest.sha256) if newest else (0, NOTHING)
    made = []
    for kind, record, first, last, content in fresh():
        position += 1
        before = joined(before, kind, record, first, last, content)
        values = {"kind": kind, "record": record, "first": first, "last": last, "content_sha256": content}
        made.append(ChainLink(position=position, sha256=before, **values))
    ChainLink.objects.bulk_create(made, batch_size=1_000)
    return len(made)


def fresh() -> Iterator[tuple[str, int, int, int, str]]:
    for kind, table in TABLES.items():
        is_final = "TRUE" if kind == "edition" else "state = 'confirmed'"
        found = ask(NEW_LINES if kind == "lines" else NEW.format(table=table, kind=kind, is_final=is_final))
        for some in batched((kind, *each) for each in found):
            yield from ((*facts, content or "") for facts, content in zip(some, contents_of(some), strict=True))


def contents_of(links: list[tuple[str, int, int, int]]) -> list[str | None]:
    """The hash of what is stored now for each (kind, record, first, last); None where nothing is. A question a statement
    and a question a kind of record."""
    keys: dict[str, list[int]] = {}
    for kind, record, _, _ in links:
        keys.setdefault(kind, []).append(record)
    found = {kind: hashes_of(kind, records) for kind, records in keys.items() if kind != "lines"}
    return [lines_hash(*span) if kind == "lines" else found[kind].get(span[0]) for kind, *span in links]


def hashes_of(kind: str, records: list[int]) -> dict[int, str]:
    return dict(ask(RECORDS_HASH.format(columns=COLUMNS[kind], table=TABLES[kind]), [records]))


def lines_hash(statement: int, first: int, last: int) -> str | None:
    question = LINES_HASH.format(columns=COLUMNS["lines"], table=TABLES["lines"])
    content: str | None = ask(question, [statement, first, last])[0][0]
    return content


def batched(items: Iterable[Any]) -> Iterator[list[Any]]:
    """Python has it itself from 3.12 on."""
    waiting = iter(items)
    while some := list(islice(waiting, AT_ONCE)):
        yield some


def joined(before: str, *facts: object) -> str:
    return sha256("|".join(map(str, (before, *facts))).encode()).hexdigest()


def findings() -> Iterator[Finding]:
    """The first link that is broken: all that follow it prove nothing any more."""
    before, place = NOTHING, 0
    for some in batched(ChainLink.objects.order_by("position").iterator(chunk_size=AT_ONCE)):
        contents = contents_of([facts_of(link) for link in some])
        for link, content in zip(some, contents, strict=True):
            place += 1
            fault = ""
            if link.position != place:
                fault = f"thiếu mã băm thứ {place}"
            elif link.sha256 != joined(before, *facts_of(link), link.content_sha256):
                fault = "mã băm không nối với mã băm trước"
            elif content != link.content_sha256:
                fault = "nội dung không còn như khi lấy mã băm"
            if fault:
                yield Finding("chain", f"Mã băm nối tiếp thứ {link.position} ({link})", fault)
                return
            before = link.sha256


def facts_of(link: ChainLink) -> tuple[str, int, int, int]:
    return link.kind, link.record, link.first, link.last


def ask(question: str, given: list | None = None) -> list:
    with connection.cursor() as cursor:
        cursor.execute(question, given)
        return cursor.fetchall()
