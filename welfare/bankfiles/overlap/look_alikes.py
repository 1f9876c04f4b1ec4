"""Rows of a file that stored ones may be, though nothing says so, as SQL: this library asks no database.

`incoming`, `known`: tables of staged rows and of those among them that are stored (`number`, `stored`); `stored`: a table called `line`,
with the condition of the rows that count. Each question gives days with how many rows of the file.
"""

from .stored_content import is_bare, memo_of

LEAST_LETTERS = 10  # of a memo that may be cut off: "ung ho" alone begins many
LEAST_SHARE = 0.8  # of the rows of a day

EQUAL = "{rows} dòng giống hệt dòng đã nhập trước (ngày {days}), mà tệp không in giờ, số dư, số chứng từ hay số thứ tự để phân biệt"
SHORTENED = (
    "{rows} dòng cùng ngày, cùng số tiền với dòng đã nhập trước (ngày {days}), nội dung ở một tệp là phần đầu của nội dung ở tệp kia, có thể do một trong "
    "hai tệp cắt ngắn nội dung"
)
SO = ": chúng sẽ được ghi là giao dịch mới. Nếu tệp này trùng một phần với tệp đã nhập, hãy bỏ các dòng trùng rồi tải lại."


def questions(**tables: str) -> dict[str, str]:
    """SQL → the sentence about what it finds, with `{rows}` and `{days}`."""
    return {days_of_equal(**tables): EQUAL + SO, days_of_shortened(**tables): SHORTENED + SO}


def days_of_equal(*, incoming: str, stored: str, known: str) -> str:
    """Rows without anything that tells them from a stored one of the same identity."""
    return f"""
SELECT incoming.day, count(*) FROM {incoming} incoming
WHERE {is_bare("incoming")} AND incoming.sequence IS NULL
    AND NOT EXISTS (SELECT FROM {known} known WHERE known.number = incoming.number)
    AND EXISTS (SELECT FROM {stored} AND line.identity = incoming.identity)
GROUP BY incoming.day ORDER BY incoming.day
"""  # noqa: S608 - names of the caller's own tables


def days_of_shortened(*, incoming: str, stored: str, known: str) -> str:
    """Rows that differ from a stored one in nothing but that a memo is the beginning of the other's: some forms of a statement cut it off.

    Of two pages of one list a day is in both, and some of its gifts are alike; of a file that was brought in another form nearly all are.
    Rows of one content are looked at once: thousands of gifts of a day may be. No memo is folded where no days are shared.
    """
    shared = f"""{stored}
            AND line.day BETWEEN (SELECT min(day) FROM {incoming}) AND (SELECT max(day) FROM {incoming})
            AND NOT EXISTS (SELECT FROM {known} known WHERE known.stored = line.id)"""  # noqa: S608
    return f"""
WITH own AS MATERIALIZED (
    SELECT day, debit, credit, content, left(content, {LEAST_LETTERS}) AS beginning, is_bare, count(*) AS rows,
        count(*) FILTER (WHERE is_known) AS known
    FROM (
        SELECT day, debit, credit, {memo_of("incoming")} AS content, {is_bare("incoming")} AS is_bare,
            EXISTS (SELECT FROM {known} known WHERE known.number = incoming.number) AS is_known
        FROM {incoming} incoming WHERE (SELECT EXISTS (SELECT FROM {shared}))
    ) row GROUP BY day, debit, credit, content, is_bare
), earlier AS MATERIALIZED (
    SELECT DISTINCT day, debit, credit, content, left(content, {LEAST_LETTERS}) AS beginning, is_bare
    FROM (
        SELECT day, debit, credit, {memo_of("line")} AS content, {is_bare("line")} AS is_bare
        FROM {shared}
    ) row
), alike AS (
    SELECT own.day, own.rows, own.known, bool_or(own.content = earlier.content) AS is_equal,
        bool_or(least(length(own.content), length(earlier.content)) >= {LEAST_LETTERS}) AS is_long
    FROM own JOIN earlier USING (day, debit, credit, beginning)
    WHERE (own.is_bare OR earlier.is_bare)
        AND (starts_with(own.content, earlier.content) OR starts_with(earlier.content, own.content))
    GROUP BY own.day, own.debit, own.credit, own.content, own.is_bare, own.rows, own.known
), days AS (SELECT day, sum(rows) AS rows, sum(known) AS known FROM own GROUP BY day)
SELECT day, sum(alike.rows - alike.known) FILTER (WHERE NOT is_equal AND is_long) FROM days JOIN alike USING (day)
GROUP BY day, days.rows, days.known
HAVING sum(alike.rows - alike.known) FILTER (WHERE NOT is_equal AND is_long) > 0
    AND days.known + sum(alike.rows - alike.known) >= {LEAST_SHARE} * days.rows
ORDER BY day
"""  # noqa: S608 - names of the caller's own tables
