"""Rows of a file that look like stored ones and that nothing tells apart from them: whoever imports the file is asked to look.

Two lists without balance, number, time and reference that share one row, or rows all alike, look just as two lists of which
each has such a gift of its own. The rows are stored; what they may be is said."""

from django.db import connection

from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day

MOST_DAYS = 5  # named one by one
FOUND = """
SELECT incoming.day, count(*) FROM incoming_lines incoming
WHERE incoming.time IS NULL AND incoming.reference = '' AND incoming.balance IS NULL AND incoming.sequence IS NULL
    AND NOT EXISTS (SELECT FROM known_lines known WHERE known.number = incoming.number)
    AND EXISTS (
        SELECT FROM statements_statementline line
        WHERE line.account_id = %s AND line.identity = incoming.identity AND line.replaced_by_id IS NULL
    )
GROUP BY incoming.day ORDER BY incoming.day
"""


def warnings(account: int) -> list[str]:
    """A sentence on the staged rows that are taken for new ones though stored ones look the same, with their days. To be
    asked once `overlaps.find_overlaps` has left `known_lines`."""
    with connection.cursor() as cursor:
        cursor.execute(FOUND, [account])
        found = cursor.fetchall()
    if not found:
        return []
    named = ", ".join(day(each) for each, _ in found[:MOST_DAYS])
    more = f" và {dong(len(found) - MOST_DAYS)} ngày nữa" if len(found) > MOST_DAYS else ""
    return [
        f"{dong(sum(rows for _, rows in found))} dòng giống hệt dòng đã nhập trước (ngày {named}{more}), mà tệp không in giờ, số dư, "
        "số chứng từ hay số thứ tự để phân biệt: chúng sẽ được ghi là giao dịch mới. Nếu tệp này trùng một phần với tệp "
        "đã nhập, hãy bỏ các dòng trùng rồi tải lại."
    ]
