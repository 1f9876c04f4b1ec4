"""Rows of a file that contradict what is stored: the bank can't have written both. SQL on the tables of `staging`.

Suspected is only a row that is not stored against a stored one that the file lacks in its own days:
1. it stands where the stored one stands, counted from a neighbour that both have;
2. it has the same day, document and memo, but another amount or balance;
3. without a document: the same day, amount and memo, but another balance, on a day that lies wholly inside the file.
"""

from django.db import connection

MISSED = """
CREATE TEMP TABLE welfare_missed ON COMMIT DROP AS
SELECT id, statement_id, number, day, debit, credit, balance, reference, memo,
    regexp_replace(memo, '\\s', '', 'g') AS compact
FROM welfare_statementline line
WHERE account_id = %(account)s AND day BETWEEN %(first)s AND %(last)s
    AND NOT EXISTS (SELECT 1 FROM welfare_place WHERE stored = line.id)
"""
PAIRS = """
WITH spans AS (
    SELECT number, stored,
        max(number) FILTER (WHERE stored IS NOT NULL) OVER (ORDER BY number) AS before,
        min(number) FILTER (WHERE stored IS NOT NULL) OVER (ORDER BY number DESC) AS after
    FROM welfare_place
), strangers AS (
    SELECT spans.before, spans.after, incoming.*, regexp_replace(incoming.memo, '\\s', '', 'g') AS compact
    FROM spans JOIN welfare_incoming incoming USING (number) WHERE spans.stored IS NULL
), neighbours AS (
    SELECT place.number, line.statement_id, line.number AS there
    FROM welfare_place place JOIN welfare_statementline line ON line.id = place.stored
), pairs AS (
    SELECT stranger.number, missed.id, 1 AS rule
    FROM strangers stranger
    JOIN neighbours ON neighbours.number = stranger.before
    JOIN welfare_missed missed ON missed.statement_id = neighbours.statement_id
        AND missed.number = neighbours.there + stranger.number - stranger.before
    WHERE missed.day = stranger.day OR missed.compact = stranger.compact
    UNION ALL
    SELECT stranger.number, missed.id, 1
    FROM strangers stranger
    JOIN neighbours ON neighbours.number = stranger.after
    JOIN welfare_missed missed ON missed.statement_id = neighbours.statement_id
        AND missed.number = neighbours.there - (stranger.after - stranger.number)
    WHERE missed.day = stranger.day OR missed.compact = stranger.compact
    UNION ALL
    SELECT stranger.number, missed.id, 2
    FROM strangers stranger
    JOIN welfare_missed missed USING (day, reference, compact)
    WHERE stranger.reference <> '' OR (
        %(running)s AND missed.balance <> stranger.balance AND missed.debit = stranger.debit
        AND missed.credit = stranger.credit AND stranger.day > %(first)s AND stranger.day < %(last)s
    )
)
SELECT DISTINCT ON (here.number)
    here.number, here.page, here.line, here.day, here.reference, here.debit, here.credit, here.balance, here.memo,
    missed.day, missed.reference, missed.debit, missed.credit, missed.balance, missed.memo,
    missed.statement_id, missed.number
FROM pairs JOIN welfare_incoming here USING (number) JOIN welfare_missed missed ON missed.id = pairs.id
ORDER BY here.number, pairs.rule, missed.id
LIMIT %(most)s
"""
HERE = ("number", "page", "row", "day", "reference", "debit", "credit", "balance", "memo")
STORED = ("day", "reference", "debit", "credit", "balance", "memo", "statement", "number")
WORDS = {
    "day": "ngày",
    "reference": "số chứng từ",
    "debit": "ghi nợ",
    "credit": "ghi có",
    "balance": "số dư",
    "memo": "nội dung",
}


def find(account: int, first, last, kind: str, *, most: int) -> list[dict]:
    """At most `most` of `{"number", "page", "row", "day", …, "stored": {…}, "reason"}`, in the order of the file."""
    given = {"account": account, "first": first, "last": last, "running": kind == "running balance", "most": most}
    with connection.cursor() as cursor:
        cursor.execute(MISSED, given)
        if not cursor.rowcount:
            return []
        cursor.execute("ANALYZE welfare_missed")
        cursor.execute(PAIRS, given)
        return [described(row) for row in cursor.fetchall()]


def described(row: tuple) -> dict:
    here = dict(zip(HERE, row, strict=False))
    stored = dict(zip(STORED, row[len(HERE) :], strict=True))
    differing = [words for name, words in WORDS.items() if here[name] != stored[name]]
    for each in (here, stored):
        each["day"] = each["day"].isoformat()
    reason = f"Dòng {here['number']} của tệp khác {', '.join(differing)} với dòng {stored['number']} đã nhập trước."
    return here | {"stored": stored, "reason": reason}
