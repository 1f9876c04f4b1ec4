"""How long the search over all records takes, class by class of questions, beside one look-up by code in one table."""

from collections.abc import Callable
from random import Random
from statistics import median
from time import perf_counter

from django.contrib.auth.models import Group
from django.db import connection
from django.test import RequestFactory

from frontportal.kit.values.money import dong
from frontportal.kit.values.text import fold
from frontportal.places.models import Posting
from frontportal.record_search import finding
from frontportal.staff.models import User
from frontportal.staff.roles import ACCOUNTANT, CLERK
from welfare.assistance.models.household import Household

from ..scratch import scratch_database
from .filling import SHARE_OF_HOUSEHOLDS, FilledRecords, fill

HELP = "tìm trong mọi hồ sơ của cán bộ: thời gian từng loại câu hỏi, so với một lần tra theo mã có chỉ mục"
ASKED = 60  # questions of a class
QUICK = 8  # hits, as in the list under the box
INDEXES = ("record_search_searchentry", "record_search_words", "record_search_newest", "record_search_spelling")


def run(count: int, emit: Callable[[str], None]) -> None:
    with scratch_database():
        filled, taken = timed(lambda: fill(count))
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
            sizes = [size_of(cursor, name) for name in INDEXES]
        emit(
            f"{count} hồ sơ: ghi {taken:.0f} giây; bảng {sizes[0]}, chỉ mục từ {sizes[1]}, ngày {sizes[2]}, cách viết {sizes[3]}."
        )
        look_ups = codes(count)
        once = median([timed(lambda code=code: list(Household.objects.filter(code=code)))[1] for code in look_ups * 2])
        emit(f"Một lần tra theo mã (ORM): {once * 1000:.2f} mili giây.")
        for words, user in (("kế toán, mọi đơn vị", accountant()), ("cán bộ một xã", clerk(filled))):
            emit(f"{words}: mili giây (trung vị; 95%), số lần tra theo mã; riêng câu hỏi trong cơ sở dữ liệu")
            measure(questions(count, filled), user, once, emit)


def measure(asked: dict[str, list[str]], user: User, once: float, emit: Callable[[str], None]) -> None:
    request = RequestFactory().get("/")
    request.user = user
    for name, typed in asked.items():
        whole = sorted(timed(lambda words=words: finding.find(request, words, most=QUICK))[1] for words in typed * 2)
        inside = [timed(lambda words=words: places(request, words))[1] for words in typed]
        emit(
            f"  {name}: {median(whole) * 1000:.1f}; {whole[int(len(whole) * 0.95)] * 1000:.1f}; "
            f"{median(whole) / once:.1f} lần; {median(inside) * 1000:.1f} ({median(inside) / once:.1f} lần)"
        )


def places(request, words: str):
    asked = finding.question(words)
    return finding.places_of(request.user, asked, asked.tsquery, finding.kinds_for(request), QUICK)


def questions(count: int, filled: FilledRecords) -> dict[str, list[str]]:
    random = Random(11)
    names = random.sample(filled.names, ASKED)
    amounts = [1_000_000 + random.randrange(count - count // SHARE_OF_HOUSEHOLDS) * 1_000 for _ in range(ASKED)]
    return {
        "mã": codes(count),
        "số tiền": [dong(amount) for amount in amounts],
        "họ tên": [fold(name) for name in names],
        "một chữ thường gặp": [fold(name).split()[0] for name in names],
        "số cuối điện thoại": [f"{random.randrange(count // SHARE_OF_HOUSEHOLDS):06d}" for _ in range(ASKED)],
        "tên và số tiền": [
            f"{fold(name).split()[-1]} {dong(amount)}" for name, amount in zip(names, amounts, strict=True)
        ],
        "gõ sai một chữ": [f"{fold(name)}x" for name in names],
        "không có": [f"zq{number} khong co" for number in range(ASKED)],
    }


def codes(count: int) -> list[str]:
    random = Random(3)
    return [f"ho-{random.randrange(count // SHARE_OF_HOUSEHOLDS)}" for _ in range(ASKED)]


def accountant() -> User:
    user = User.objects.create(username="ke-toan", full_name="Kế toán", is_staff=True)
    user.groups.add(Group.objects.get(name=ACCOUNTANT))
    return user


def clerk(filled: FilledRecords) -> User:
    user = User.objects.create(username="can-bo", full_name="Cán bộ", is_staff=True)
    user.groups.add(Group.objects.get(name=CLERK))
    Posting.objects.create(user=user, unit=filled.units[0])
    return user


def size_of(cursor, name: str) -> str:
    cursor.execute("SELECT pg_size_pretty(pg_relation_size(%s::regclass))", [name])
    return cursor.fetchone()[0]


def timed(act: Callable):
    started = perf_counter()
    result = act()
    return result, perf_counter() - started
