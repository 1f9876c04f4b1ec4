"""Rows of a file that look like stored ones and that nothing tells apart from them: whoever imports the file is asked to look.

Two lists without balance, number, time and reference that share one row, or rows all alike, look just as two lists of which
each has such a gift of its own. The rows are stored; what they may be is said."""

from datetime import date

from django.db import connection

from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day
from welfare.bankfiles.overlap.look_alikes import questions

MOST_DAYS = 5  # named one by one
TABLES = {
    "incoming": "incoming_lines",
    "stored": "statements_statementline line WHERE line.account_id = %(account)s AND line.replaced_by_id IS NULL",
    "known": "known_lines",
}
QUESTIONS = questions(**TABLES)


def warnings(account: int) -> list[str]:
    """A sentence on the staged rows that are taken for new ones though stored ones look the same, with their days. To be
    asked once `overlaps.find_overlaps` has left `known_lines`."""
    found = []
    with connection.cursor() as cursor:
        for question, words in QUESTIONS.items():
            cursor.execute(question, {"account": account})
            if days := cursor.fetchall():
                found.append(words.format(rows=dong(sum(rows for _, rows in days)), days=named(days)))
    return found


def named(days: list[tuple[date, int]]) -> str:
    more = f" và {dong(len(days) - MOST_DAYS)} ngày nữa" if len(days) > MOST_DAYS else ""
    return ", ".join(day(each) for each, _ in days[:MOST_DAYS]) + more
