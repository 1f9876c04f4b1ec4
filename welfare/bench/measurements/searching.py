"""How long questions to many statement lines take, class by class, beside a sequential scan; the answers are checked."""

import sys
import time
from collections.abc import Callable
from datetime import date
from itertools import islice
from random import Random
from statistics import median

from django.db import connection

from welfare.statements.line_search.engine import COUNTED, LineQuery, find

from ..lines import fill, rows
from ..questions import classes, expected
from ..scratch import scratch_database

HELP = "tìm trong dòng sao kê: thời gian từng loại câu hỏi, cỡ chỉ mục, và đối chiếu với duyệt toàn bộ"
CHECKED = 6  # questions of a class whose first two pages and count are compared with a look at every line
INDEX = "statements_statementline_words"
SCAN = """
SELECT day, id FROM statements_statementline WHERE folded LIKE ALL(%s) AND debit + credit >= %s
    AND (%s OR debit + credit = %s) AND day BETWEEN %s AND %s ORDER BY day DESC, id DESC LIMIT 50
"""
LINES = """
SELECT day, id, memo, counterparty, reference, debit + credit FROM statements_statementline ORDER BY day DESC, id DESC
"""


def run(count: int, emit: Callable[[str], None]) -> None:
    """Exit 1 when an answer differs from what a look at every line gives."""
    with scratch_database():
        build(count, emit)
        asked = classes(list(islice(rows(count), 0, count, max(1, count // 2_000))))
        measure(asked, emit)
        scan(asked, emit)
        wrong = check([question for questions in asked.values() for question in questions[:CHECKED]], emit)
    if wrong:
        sys.exit(1)


def build(count: int, emit: Callable[[str], None]) -> None:
    definition = one("SELECT pg_get_indexdef(%s::regclass)", [INDEX])
    execute(f"DROP INDEX {INDEX}")
    execute("SET maintenance_work_mem = '512MB'")  # else most of ten million rows' time goes into sorting on disk
    filling = timed(lambda: fill(count))
    building = timed(lambda: execute(definition))
    execute("ANALYZE statements_statementline")
    sizes = [
        one("SELECT pg_size_pretty(pg_relation_size(%s::regclass))", [name])
        for name in ("statements_statementline", INDEX, "statements_statementline_days")
    ]
    emit(
        f"{count} dòng: ghi {filling:.0f} giây, dựng chỉ mục từ {building:.0f} giây; "
        f"bảng {sizes[0]}, chỉ mục từ {sizes[1]}, chỉ mục ngày {sizes[2]}."
    )


def measure(asked: dict[str, list[LineQuery]], emit: Callable[[str], None]) -> None:
    """All classes mixed, so that none has a warm cache of its own; each question twice, both times count."""
    every = [(name, question) for name, questions in asked.items() for question in questions] * 2
    Random(1).shuffle(every)
    taken = {name: [] for name in asked}
    for name, question in every:
        taken[name].append(timed(lambda question=question: find(question)) * 1000)
    emit("Thời gian một trang kèm số đếm, mili giây (trung vị; 95% không quá; lâu nhất):")
    for name, times in taken.items():
        times.sort()
        emit(f"  {name}: {median(times):.1f}; {times[int(len(times) * 0.95)]:.1f}; {times[-1]:.1f}")


def scan(asked: dict[str, list[LineQuery]], emit: Callable[[str], None]) -> None:
    """The same first pages without an index."""
    emit("Duyệt tuần tự, mili giây:")
    execute("SET enable_indexscan = off")
    execute("SET enable_bitmapscan = off")
    for name, questions in asked.items():
        question = questions[0]
        like = [f"% {word}%" for word in question.words]
        given = [like, question.least, question.amount is None, question.amount or 0]
        given += [question.since or date.min, question.until or date.max]
        emit(f"  {name}: {timed(lambda given=given: execute(SCAN, given)) * 1000:.0f}")
    execute("RESET ALL")


def check(questions: list[LineQuery], emit: Callable[[str], None]) -> list[LineQuery]:
    """The questions whose first two pages or count differ from a look at every line."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(LINES)
        wanted = expected([*questions, *(question.unfinished for question in questions)], iter(cursor), 100)
    # A code that no line has whole is taken for a beginning.
    wanted = [whole if whole[0] else begun for whole, begun in zip(wanted, wanted[len(questions) :], strict=False)]
    wrong = []
    for question, (count, cursors) in zip(questions, wanted, strict=True):
        first = find(question)
        pages = first.cursors + (find(question, after=first.after).cursors if first.after else [])
        if [tuple(cursor) for cursor in pages] != cursors or first.count != min(count, COUNTED + 1):
            wrong.append(question)
            emit(f"SAI: {question} – tìm được {first.count}, duyệt toàn bộ được {count}.")
    found = sum(bool(count) for count, _ in wanted)
    emit(f"Đối chiếu {len(questions)} câu hỏi với duyệt toàn bộ: {len(wrong)} câu sai; {found} câu có kết quả.")
    return wrong


def timed(act: Callable) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def execute(sql: str, given: list | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)


def one(sql: str, given: list):
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchone()[0]
