"""Which staged rows are stored already, found by runs of rows that agree (bankfiles/overlap), statement by statement.

A statement's rows are the lines that it brought, and those of earlier statements that it was found to hold as well
(StatementOverlap).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from welfare.bankfiles.overlap.columns import Numbers, Rows
from welfare.bankfiles.overlap.comparison import compare
from welfare.bankfiles.overlap.stored_content import content_of

from ..models.overlap import StatementOverlap
from ..models.statement import Statement

INCOMING = f"""
SELECT number, number, {content_of("incoming_lines")}, day - DATE '0001-01-01' + 1, time, reference, balance, sequence
FROM incoming_lines WHERE day BETWEEN %s AND %s ORDER BY number
"""  # noqa: S608 - names of our own columns
STORED = f"""
SELECT own.position, line.id, {content_of("line")}, line.day - DATE '0001-01-01' + 1, line.time, line.reference, line.balance, line.sequence
FROM (
    SELECT id, number AS position FROM statements_statementline
    WHERE statement_id = %(statement)s AND reading = %(reading)s AND replaced_by_id IS NULL
    UNION ALL
    SELECT line.id, run.number + CASE WHEN run.is_reversed THEN run.earlier_number + run.rows - 1 - line.number
        ELSE line.number - run.earlier_number END
    FROM statements_statementoverlap run JOIN statements_statementline line ON line.statement_id = run.earlier_id
        AND line.reading = run.earlier_reading AND line.number BETWEEN run.earlier_number AND run.earlier_number + run.rows - 1
    WHERE run.statement_id = %(statement)s AND run.reading = %(reading)s
) own JOIN statements_statementline line USING (id)
WHERE line.day BETWEEN %(first)s AND %(last)s AND line.replaced_by_id IS NULL
ORDER BY own.position
"""  # noqa: S608
CREATE = "CREATE TEMP TABLE known_lines (number int PRIMARY KEY, stored bigint NOT NULL) ON COMMIT DROP"
COPY = "COPY known_lines (number, stored) FROM STDIN"
WHERE_THEY_ARE = """
SELECT known.number, line.statement_id, line.reading, line.number
FROM known_lines known JOIN statements_statementline line ON line.id = known.stored ORDER BY known.number
"""
BATCH = 10_000  # rows fetched at once


@dataclass
class Overlaps:
    """Numbers of rows of the file → keys of stored lines: rows that are stored, and rows that contradict a stored one."""

    same: dict[int, int] = field(default_factory=dict)
    contrary: dict[int, int] = field(default_factory=dict)


def find_overlaps(account: int, rows: int, first: date, last: date, *, but: int | None = None) -> Overlaps:
    """Compare the staged rows, so many, with every statement of the account that shares days with them.

    `but`: key of a statement that is not compared with. Leaves `known_lines`: number of each row that is stored already, and key of its line.
    """
    found, numbers = Overlaps(), Numbers()
    statements = Statement.objects.filter(account=account, first_day__lte=last, last_day__gte=first).exclude(pk=but)
    spans = list(statements.order_by("pk").values_list("pk", "reading", "rows", "first_day", "last_day"))
    if spans:
        since, until = max(first, min(span[3] for span in spans)), min(last, max(span[4] for span in spans))
        incoming = Column(rows).read(INCOMING, [since, until], numbers)
        lines: set[int] = set()
        for key, reading, count, begin, end in spans:
            shared = {"first": max(since, begin), "last": min(until, end)}
            here = incoming.between(shared["first"].toordinal(), shared["last"].toordinal())
            there = Column(count).read(STORED, {"statement": key, "reading": reading} | shared, numbers)
            collect(found, lines, here, there)
        found.contrary = {
            number: line for number, line in found.contrary.items() if number not in found.same and line not in lines
        }
    mark_known(found.same)
    return found


class Column:
    """Reads rows of one file, and sees by their positions whether the file begins and ends with them."""

    def __init__(self, rows: int):
        self.rows, self.first, self.last = rows, 0, 0

    def read(self, sql: str, given, numbers: Numbers) -> Rows:
        found = Rows.of(self.fetched(sql, given), numbers)
        found.is_start, found.is_end = self.first == 1, self.last == self.rows
        return found

    def fetched(self, sql: str, given) -> Iterator[tuple]:
        with connection.cursor() as cursor:
            cursor.execute(sql, given)
            while batch := cursor.fetchmany(BATCH):
                self.first, self.last = self.first or batch[0][0], batch[-1][0]
                for row in batch:
                    yield row[1:]


def collect(found: Overlaps, lines: set[int], here: Rows, there: Rows) -> None:
    """What a comparison with one more statement adds; a row and a line that have each other keep each other."""
    compared = compare(here, there)
    for position, beside in compared.same.items():
        number, line = here.keys[position], there.keys[beside]
        if number not in found.same and line not in lines:
            found.same[number] = line
            lines.add(line)
    for position, beside in compared.contrary.items():
        found.contrary.setdefault(here.keys[position], there.keys[beside])


def mark_known(same: dict[int, int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(CREATE)
        with cursor.copy(COPY) as copy:
            for pair in same.items():
                copy.write_row(pair)
        cursor.execute("ANALYZE known_lines")


def store_runs(statement: int, *, reading: int = 1) -> None:
    """Keep with the statement which of its rows earlier ones hold: runs of rows that follow each other in both."""
    with connection.cursor() as cursor:
        cursor.execute(WHERE_THEY_ARE)
        found: list[list[tuple]] = []
        for number, *earlier, there in cursor:
            run = found[-1] if found else []
            step = there - run[-1][2] if run and run[-1][:2] == (number - 1, earlier) else 0
            if abs(step) == 1 and (len(run) == 1 or step == run[-1][2] - run[-2][2]):
                run.append((number, earlier, there))
            else:
                found.append([(number, earlier, there)])
    StatementOverlap.objects.bulk_create(
        [
            StatementOverlap(
                statement_id=statement,
                reading=reading,
                number=run[0][0],
                earlier_id=run[0][1][0],
                earlier_reading=run[0][1][1],
                earlier_number=min(run[0][2], run[-1][2]),
                rows=len(run),
                is_reversed=run[-1][2] < run[0][2],
            )  # fmt: skip
            for run in found
        ],
        batch_size=1_000,
    )
