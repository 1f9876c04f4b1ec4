"""How busy the database is, and which questions cost it most."""

from django.db import DatabaseError, connection, transaction

from frontportal.kit.operating_state import StateFact

from . import replica

LONGEST_SHOWN = 120  # letters of a statement, which pg_stat_statements keeps without its values
SLOWEST = 5
MOST_USED = 0.8  # of the connections that the server takes
SESSIONS = """
    SELECT count(*) FILTER (WHERE backend_type = 'client backend'), current_setting('max_connections')::int,
           coalesce(extract(epoch FROM max(now() - xact_start) FILTER (WHERE state <> 'idle')), 0)::int
    FROM pg_stat_activity
"""
SLOWEST_STATEMENTS = """
    SELECT query, calls, mean_exec_time, total_exec_time FROM pg_stat_statements
    JOIN pg_database ON pg_database.oid = dbid AND datname = current_database()
    ORDER BY total_exec_time DESC LIMIT %s
"""
IS_COUNTED = "SELECT count(*) = 1 FROM pg_extension WHERE extname = 'pg_stat_statements'"
NOT_COUNTED = StateFact("Câu hỏi tốn thời gian nhất", "Máy chủ cơ sở dữ liệu không bật pg_stat_statements.")


def facts() -> list[StateFact]:
    with connection.cursor() as cursor:
        cursor.execute(SESSIONS)
        used, most, oldest = cursor.fetchone()
    return [
        StateFact("Kết nối đang mở", f"{used} trong {most}", used < MOST_USED * most),
        StateFact("Giao dịch mở lâu nhất", f"{oldest} giây", oldest < 3600),
        *replica.facts(),
        *slowest_statements(),
    ]


def slowest_statements() -> list[StateFact]:
    """Where the server counts them; which of its roles may see others' statements is the server's affair."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(IS_COUNTED)
            if cursor.fetchone() != (True,):
                return [NOT_COUNTED]
            cursor.execute(SLOWEST_STATEMENTS, [SLOWEST])
            rows = cursor.fetchall()
    except DatabaseError:  # made, but not loaded when the server started
        return [NOT_COUNTED]
    return [
        StateFact(
            f"Câu hỏi tốn thời gian thứ {position}",
            f"{total / 1000:.0f} giây cho {calls} lần, mỗi lần {mean:.1f} ms: {' '.join(text.split())[:LONGEST_SHOWN]}",
        )
        for position, (text, calls, mean, total) in enumerate(rows, start=1)
    ]
