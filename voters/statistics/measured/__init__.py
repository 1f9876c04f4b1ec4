"""The petitions' lists with 300 and with many, in one process and one run; the database's own time of what the desk counts."""

import json
from collections.abc import Callable
from statistics import median
from time import process_time

from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from frontportal.staff.models import User
from frontportal.staff.roles import EDITOR
from voters.models.worklists import OverduePetition
from voters.todo import todos

from .filling import DatabaseFiller

NAME = "petitions"
HELP = "danh sách kiến nghị: thời gian xử lý trang đầu so với khi có 300, số câu hỏi, thời gian của cơ sở dữ liệu cho bảng công việc"
FEW, ROUNDS = 300, 7


def run(count: int, emit: Callable[[str], None]) -> None:
    """On an empty database. Ratios are of processor time: this process and the database's process for it."""
    filling, user = DatabaseFiller(), editor()
    pages = {
        "công khai": (Client(), reverse("voters:petitions")),
        "cán bộ": (signed_in(user), reverse("admin:voters_petition_changelist")),
    }
    pages["cán bộ, quá hạn"] = (pages["cán bộ"][0], reverse("admin:voters_overduepetition_changelist"))
    taken: dict[str, list[tuple[float, int]]] = {name: [] for name in pages}
    with override_settings(PAGE_CACHE_BYTES=0, ALLOWED_HOSTS=["*"]):
        for size in (FEW, count):
            filling.up_to(size)
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
            for name, (client, address) in pages.items():
                taken[name].append(measured(client, address))
    for name, ((few, _), (many, asked)) in taken.items():
        emit(
            f"Trang {name}: {FEW} kiến nghị {few * 1000:.0f}, {count} kiến nghị {many * 1000:.0f} mili giây xử lý, tỷ lệ {many / few:.2f}; {asked} câu hỏi."
        )
    emit(f"Bảng công việc: {inside(lambda: todos(user)):.1f} mili giây trong cơ sở dữ liệu.")
    emit(
        f"Danh sách quá hạn: {inside(lambda: list(OverduePetition.objects.visible_to(user).order_by('due_on')[:50])):.1f} mili giây."
    )


def editor() -> User:
    user = User.objects.create(username="bien-tap", full_name="Biên tập", is_staff=True)
    user.groups.add(Group.objects.get(name=EDITOR))
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def measured(client: Client, address: str) -> tuple[float, int]:
    """(median of processor seconds with the database's, number of questions) of a page."""
    assert client.get(address).status_code == 200, address
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    queries = [query["sql"] for query in asked]  # the next request forgets them
    own = median(sorted(seconds(lambda: client.get(address)) for _ in range(ROUNDS)))
    return own + sum(explained(sql) for sql in queries if is_question(sql)) / 1000, len(queries)


def seconds(act: Callable) -> float:
    begun = process_time()
    act()
    return process_time() - begun


def inside(act: Callable) -> float:
    """Milliseconds that the database itself says it took for the questions of an act."""
    with CaptureQueriesContext(connection) as asked:
        act()
    return sum(explained(query["sql"]) for query in asked if is_question(query["sql"]))


def is_question(sql: str) -> bool:
    return (
        sql.lstrip().upper().startswith(("SELECT", "WITH"))
        and " UPDATE" not in sql.upper()
        and "INSERT" not in sql.upper()
    )


def explained(sql: str) -> float:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
        plan = cursor.fetchone()[0]
    plan = json.loads(plan) if isinstance(plan, str) else plan
    return plan[0]["Execution Time"] + plan[0]["Planning Time"]
