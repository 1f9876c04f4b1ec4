"""Questions of every class that people put to statement lines, drawn from the invented lines."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from welfare.bankterms.model import Transaction
from welfare.statements.line_search.engine import LineQuery, words_of

from .lines import OLD, RARE
from .sample_data import FAMILY, GIVEN, MIDDLE

EACH = 40  # questions of a class
COMMON = ("nguyen", "nguyen van", "thi", "van", "ung ho", "nguoi ngheo", "nguyen thi", "quy")
LETTERS = ("an", "ha", "ho", "vu", "le", "ta", "do", "yen an", "ba", "xa", "zz", "qx")


def classes(sample: list[Transaction]) -> dict[str, list[LineQuery]]:
    """Class → questions; `sample` are some of the lines, so that there is something to find."""
    random = Random(7)
    makers = {
        "tên hiếm": lambda row: ask(random.choice(RARE)),
        "cả họ tên": lambda row: ask(name_in(row)),
        "tên phổ biến": lambda row: ask(random.choice(COMMON)),
        "từ có trong 1% dòng": lambda row: ask(random.choice(("tang", "tang ba con", "nguyen tang"))),
        "hai chữ cái": lambda row: ask(random.choice(LETTERS)),
        "mã giao dịch": lambda row: ask(random.choice((code_in(row), code_in(row)[:9], row.memo[:16]))),
        "không có dòng nào": lambda row: ask(f"{random.choice(FAMILY)} {random.choice(('qxz', 'khongco', 'wwan'))}"),
        "tên và số tiền": lambda row: ask(random.choice((name_in(row), "nguyen")), amount=row.credit),
        "tên, ngày và số tiền ít nhất": lambda row: within(random, row),
        "đợt vận động cũ": lambda row: ask(f"{random.choice(('', 'nguyen ', 'thi ', 'ung ho '))}{OLD}"),
    }
    return {name: [make(random.choice(sample)) for _ in range(EACH)] for name, make in makers.items()}


def ask(text: str, **given) -> LineQuery:
    return LineQuery(words=words_of(text), **given)


def within(random: Random, row: Transaction) -> LineQuery:
    days = timedelta(days=random.choice((0, 3, 30, 200)))
    least = random.choice((100_000, 1_000_000, 50_000_000))
    return ask(random.choice((name_in(row), "nguyen", "tang")), since=row.day - days, until=row.day + days, least=least)


def name_in(row: Transaction) -> str:
    words = [word for word in row.memo.replace(".", " ").split() if word in NAMES]
    return " ".join(words[:4]) or "nguyen"


def code_in(row: Transaction) -> str:
    return row.memo.replace(" ", "").rpartition(".")[2]


NAMES = frozenset((*FAMILY, *MIDDLE, *GIVEN))


def expected(questions: list[LineQuery], lines: Iterator[tuple], most: int) -> list[tuple[int, list]]:
    """By looking at every line: how many each question finds, and the `most` newest. `lines` are (day, id, memo,
    counterparty, reference, amount), the newest first. Shares no code with the search but what a word is."""
    counts, newest = [0] * len(questions), [[] for _ in questions]
    for day, key, memo, counterparty, reference, amount in lines:
        words = words_in(memo) | words_in(counterparty) | words_in(reference)
        for number, question in enumerate(questions):
            if all(is_in(word, words) for word in question.words) and fits(question, day, amount):
                counts[number] += 1
                if len(newest[number]) < most:
                    newest[number].append((day, key))
    return list(zip(counts, newest, strict=True))


def fits(question: LineQuery, day, amount: int) -> bool:
    return (
        (question.amount is None or amount == question.amount)
        and amount >= question.least
        and (question.since is None or day >= question.since)
        and (question.until is None or day <= question.until)
    )


def is_in(word: str, words: set[str]) -> bool:
    if word.endswith(":*"):
        return any(each.startswith(word[:-2]) for each in words)
    return word in words


def words_in(text: str) -> set[str]:
    """The words of a text, and what two of them give when the blank between them is taken for a cut."""
    from frontportal.kit.values.text import fold

    text = fold(text)
    signs = "".join(char if char.isascii() and char.isalnum() else " " for char in text)
    words = signs.split()
    found, start = set(words), 0
    for one, two in zip(words, words[1:], strict=False):
        end = signs.index(one, start) + len(one)
        start = signs.index(two, end)
        gap = text[end:start]
        if (one.isalpha() and (two.isalpha() or (two[0].isdigit() and gap[0] in ".:/_-|#"))) or (
            gap == " " and one[-1].isdigit() and not two.isalpha()
        ):
            found.add(one + two)
    return found
