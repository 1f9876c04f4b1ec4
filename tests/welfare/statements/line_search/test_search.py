"""Search of statement lines: what is found, in which order, and that no short cut of it leaves a line out."""

from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from frontportal.kit.values.time_limit import TimeLimit
from tests.welfare.statements.makers import load, make_account, write_statement
from welfare.bankterms.model import Transaction
from welfare.bench.questions import expected
from welfare.statements.line_search import engine
from welfare.statements.line_search.engine import LineQuery, SearchTooBroadError, find, words_of
from welfare.statements.line_search.index_words import index_fields, pairs
from welfare.statements.line_search.periods import as_marks, shorter, years
from welfare.statements.models.line import StatementLine

FIRST = date(2023, 11, 20)


def store(tmp_path, memos: list[str], *, days: int = 1, amounts=(50_000,)) -> None:
    """Import lines with these memos, `days` of them a day, amounts in turn."""
    make_account()
    moves = [
        (FIRST + timedelta(days=number // days), f"CT{number:05}", amounts[number % len(amounts)], memo)
        for number, memo in enumerate(memos)
    ]
    load(write_statement(tmp_path / "sao-ke.csv", moves))


def memos_found(text: str, **given) -> list[str]:
    cursors = find(LineQuery(words=words_of(text), **given)).cursors
    memos = dict(StatementLine.objects.values_list("pk", "memo"))
    return [memos[cursor.id] for cursor in cursors]


@pytest.mark.django_db
class TestWords:
    @pytest.mark.parametrize(
        ("memo", "asked"),
        [
            ("NGUYE N VAN A ung ho", "nguyen"),
            ("NGUYE N VAN A ung ho", "nguyen van a"),
            ("ung ho cua NGU YEN THI B", "Nguyễn Thị"),
            ("Nguyễn Văn Đồi ủng hộ", "doi van nguyen"),
            ("Ủng hộ", "UNG HO"),
            ("K' BROI chuyen tien", "k'broi"),
            ("MBVCB.1234567890.225511.gop", "MBVCB.1234"),
            ("MBVCB.1234567890.225511.gop", "mbvcb 1234567890"),
            ("ung ho FT23301448899 het", "FT2330"),
            ("ung ho FT23301 448899 het", "FT23301448899"),
        ],
    )
    def test_found(self, tmp_path, memo, asked):
        store(tmp_path, ["con xin ung ho", memo, "chuyen khoan"])
        assert memo in memos_found(asked)

    @pytest.mark.parametrize("asked", ["nguye", "van b", "guyen", "ft23", "nguyen nguyenvanx", "xyz"])
    def test_not_found(self, tmp_path, asked):
        store(tmp_path, ["NGUYEN VAN A ung ho FT23301448899"])
        assert memos_found(asked) == []

    def test_whole_code_before_beginnings(self, tmp_path):
        store(tmp_path, ["VNN2023 mot", "VNN20234 hai"])
        assert memos_found("vnn2023") == ["VNN2023 mot"]
        assert memos_found("vnn202") == ["VNN20234 hai", "VNN2023 mot"]

    def test_signs_alone_ask_for_nothing(self):
        assert words_of("?!. ") == ()

    def test_no_statement_no_line(self):
        assert find(LineQuery(words=("a",))).count == 0


@pytest.mark.django_db
class TestAmountsAndDays:
    def test_exact_amount(self, tmp_path):
        store(tmp_path, ["mot", "hai", "ba"], amounts=(50_000, 70_000, 1_234_567))
        assert memos_found("", amount=1_234_567) == ["ba"]
        assert memos_found("hai", amount=50_000) == []

    @pytest.mark.parametrize("least", [1, 60_000, 100_000, 120_000, 1_000_000, 1_500_000])
    def test_least_amount(self, tmp_path, least):
        amounts = (50_000, 100_000, 120_000, 1_000_000, 1_500_000)
        store(tmp_path, [f"so {amount}" for amount in amounts], amounts=amounts)
        assert memos_found("so", least=least) == [f"so {amount}" for amount in reversed(amounts) if amount >= least]

    def test_days_count_from_both_ends(self, tmp_path):
        store(tmp_path, [f"lan {number}" for number in range(10)])
        found = memos_found("lan", since=FIRST + timedelta(days=3), until=FIRST + timedelta(days=5))
        assert found == ["lan 5", "lan 4", "lan 3"]

    def test_accounts(self, tmp_path):
        store(tmp_path, ["mot"])
        other = make_account("0000999")
        assert find(LineQuery(words=("mot",), accounts=(other.pk,))).count == 0
        assert find(LineQuery(accounts=(other.pk,))).count == 0
        assert (
            find(
                LineQuery(words=("mot",), accounts=tuple(StatementLine.objects.values_list("account", flat=True)))
            ).count
            == 1
        )

    def test_newest_day_first_whatever_was_imported_last(self, tmp_path):
        store(tmp_path, ["moi 1", "moi 2"])
        earlier = [(date(2022, 5, 1), "CT9", 10_000, "moi cu")]
        load(write_statement(tmp_path / "cu.csv", earlier))
        assert memos_found("moi") == ["moi 2", "moi 1", "moi cu"]


@pytest.fixture
def many_lines(tmp_path):
    """400 lines over two years, names of few syllables, one memo in ten cut by a blank."""
    random, memos = Random(5), []
    for number in range(400):
        name = " ".join(random.choice(("NGUYEN", "VAN", "THI", "HOA", "LAN", "AN", "BINH")) for _ in range(3))
        memo = f"{name} {random.choice(('ung ho', 'gop', 'tang FT23301'))}{number % 7} xa Da Don"
        if number % 10 == 0:
            cut = random.randrange(2, len(memo) - 2)
            memo = f"{memo[:cut]} {memo[cut:]}"
        memos.append(memo)
    store(tmp_path, memos, amounts=(20_000, 50_000, 500_000, 1_000_000, 7_000_000))


QUESTIONS = [
    LineQuery(words=words_of(text), **given)
    for text in ("nguyen", "hoa lan", "an binh nguyen", "tang", "ho", "ft233012", "ft23301", "khongco", "da don lan")
    for given in (
        {},
        {"amount": 500_000},
        {"least": 400_000},
        {"since": date(2023, 12, 10), "until": date(2024, 3, 5), "least": 60_000},
        {"since": date(2024, 2, 3)},
        {"until": date(2024, 1, 31)},
    )
]


@pytest.mark.django_db
@pytest.mark.usefixtures("many_lines")
class TestAgainstEveryLine:
    @pytest.mark.parametrize(
        ("walked", "many"),
        [(25, 3), pytest.param(1, 0, marks=pytest.mark.slow), pytest.param(10_000, 2_000, marks=pytest.mark.slow)],
    )
    def test_every_way_finds_the_same(self, monkeypatch, walked, many):
        """However little is walked and however soon steps are cut shorter, pages and counts are those of brute force."""
        monkeypatch.setattr(engine, "WALKED", walked)
        monkeypatch.setattr(engine, "MANY", many)
        lines = list(
            StatementLine.objects.order_by("-day", "-pk").values_list(
                "day", "pk", "memo", "counterparty", "reference", "credit"
            )
        )
        whole = expected(QUESTIONS, iter(lines), 400)
        begun = expected([question.unfinished for question in QUESTIONS], iter(lines), 400)
        assert sum(count > 0 for count, _ in whole) > 30
        for question, (count, cursors) in zip(
            QUESTIONS, [one if one[0] else two for one, two in zip(whole, begun, strict=True)], strict=True
        ):
            size = max(7, count // 5)
            found = find(question, size=size)
            pages = list(found.cursors)
            assert found.count == count, question
            while found.after:
                found = find(question, after=found.after, size=size)
                pages += found.cursors
                assert found.count is None
            assert [tuple(cursor) for cursor in pages] == cursors, question

    def test_counts_up_to_a_cap(self, monkeypatch):
        monkeypatch.setattr(engine, "COUNTED", 60)
        assert find(LineQuery(words=("xa",))).count == 61
        assert find(LineQuery()).count == 61

    def test_settings_of_the_search_end_with_it(self):
        find(LineQuery(words=("xa",)))
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('enable_seqscan'), current_setting('statement_timeout')")
            assert cursor.fetchone() == ("on", "0")

    def test_too_broad(self, monkeypatch):
        monkeypatch.setattr(engine, "rows_of", lambda sql, given=None: slow())
        with pytest.raises(SearchTooBroadError):
            find(LineQuery(words=("xa",)), seconds=0.05)
        assert StatementLine.objects.count() == 400, "the connection goes on working"

    def test_too_many_steps(self, monkeypatch):
        monkeypatch.setattr(engine, "WALKED", 5)
        monkeypatch.setattr(engine, "MANY", 3)
        moments = iter([0.0, 1.0, 1.9, 2.1])
        passing = TimeLimit.after(2, clock=lambda: next(moments))
        monkeypatch.setattr(engine, "TimeLimit", FixedDeadline(passing))
        with pytest.raises(SearchTooBroadError):
            find(LineQuery(words=("xa",)), seconds=2)
        assert next(moments, None) is None, "asked before each step, and never again after the bound"


class FixedDeadline:
    """Stands for the class: gives one deadline whatever is asked."""

    def __init__(self, deadline: TimeLimit):
        self.deadline = deadline

    def after(self, seconds: float | None) -> TimeLimit:
        return self.deadline


def slow():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(600)")


class TestStored:
    def test_line_is_folded(self):
        row = Transaction(day=date(2024, 10, 3), debit=0, credit=500_000, memo="Lê Thị Ba", counterparty="ABC", line=1)
        folded, words = index_fields(row)
        assert folded == " abc le thi ba "
        assert {"le", "thi", "ba", "lethi", "thiba", "ba_le", "_y2024", "_m202410", "_d20241003", "_a500000"} <= words
        assert "abcle" not in words, "name and memo are no neighbours"

    @given(st.text(max_size=300))
    def test_any_memo_can_be_stored(self, memo):
        _, words = index_fields(Transaction(day=date(2024, 1, 1), debit=0, credit=1, memo=memo, line=1))
        assert all(word.replace("_", "").isalnum() and word.isascii() and len(word) <= 81 for word in words)

    def test_pairs_do_not_depend_on_order(self):
        assert pairs(["van", "an"]) == pairs(["an", "van"]) == ["an_van"]


class TestSpans:
    @given(st.dates(date(2019, 1, 1), date(2026, 12, 31)), st.integers(0, 900))
    def test_cut_without_gap_or_overlap(self, first, length):
        last = first + timedelta(days=length)
        days = [day for span in years(first, last) for part in shorter(*span) for day in days_of(*part)]
        assert days == days_of(first, last)

    @given(st.integers(2019, 2026), st.integers(0, 364), st.integers(0, 364))
    def test_cover_holds_the_span(self, year, one, two):
        first, last = sorted(date(year, 1, 1) + timedelta(days=count) for count in (one, two))
        marks = as_marks(first, last)
        assert len(marks) <= 12
        assert all({f"_y{day.year}", f"_m{day:%Y%m}", f"_d{day:%Y%m%d}"} & set(marks) for day in days_of(first, last))


def days_of(first: date, last: date) -> list[date]:
    """Every day of a span, newest first."""
    return [last - timedelta(days=count) for count in range((last - first).days + 1)]
