"""A line as search knows it: its words without diacritics, joined neighbours, and marks of its day and amount.

Banks cut a word anywhere where a cell ends ("NGUYE N"), so neighbours are stored joined as well. Everybody's names are
made of the same few syllables: any two of them in one line are stored as a pair, so that a whole name is as quick to
find as a rare word. Day, month, year and amount are words too: one index answers a question whole, and a search may go
year by year (see search.py). Pairs and marks have a "_", which no word has.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import combinations, islice

from frontportal.kit.values.text import fold
from welfare.bankterms.model import Transaction

GAP = re.compile(r"([^a-z0-9]+)")
LONGEST = 40  # letters of a stored word; nobody types more
TOO_LONG = re.compile(rf"[a-z0-9]{{{LONGEST + 1}}}")
MOST = 80  # words of a line that are searched; a memo has 10 to 40
LEAST = [5 * 10**8, 10**8, 5 * 10**7, 10**7, 5 * 10**6, 10**6, 5 * 10**5, 10**5]  # đồng that people ask for "at least"
WORD_END = "\0\0\0"  # as a tsvector in the binary format of COPY ends a word: its own end, and that it has no places
CODE_SIGNS = ".:/_-|#"
END = "\x01"  # between memo, name and number, which are no neighbours
# Stored lines rest on this list: a word added or removed needs all lines folded anew.
COMMON = frozenset(
    """
    an anh ba bach bao be bich binh bui cam cao chau chi chien chinh chung co con cong cuc cuong dai dan dang danh dao
    dat diem diep dinh do doan doi dong duc dung duong gia giang ha hai han hang hanh hao hau hien hiep hieu ho hoa hoai
    hoan hoang hong hop hue hung huong huu huyen huynh khai khanh khoa khoi kien kieu kim ky la lai lam lan le lien linh
    loan loc loi long luan luong luu ly mai man manh me mi minh my nam nga ngan nghia ngo ngoc nguyen nguyet nhan nhat
    nhi nhu nhung ninh oanh pham phan phat phi phong phu phuc phung phuong quan quang que quoc quy quyen quyet quynh sang
    sau son suong sy ta tai tam tan thach thai thang thanh thao the thi thien thinh tho thoa thom thong thu thuan thuc
    thuy thy tien tin tinh to toan toi ton tra trang tri trinh trong truc trung truong tu tuan tuc tung tuoi tuong tuyen
    tuyet uyen van vi vien viet vinh vo vu vui vuong vy xuan y yen
    """.split()  # noqa: SIM905 - reads better than 250 strings
)
PAIRED = {word: f"{WORD_END}{word}_" for word in COMMON}  # between the pairs that begin with a word


def index_fields(row: Transaction) -> tuple[str, set[str]]:
    """`folded`, between blanks so that every word has one before it, and the words by which search finds the line."""
    folded, words, _ = sorted_fields(row)
    return folded, {*words.split(WORD_END)[:-1]}


def sorted_fields(row: Transaction) -> tuple[str, str, int]:
    """The same; the words in the order of their letters, each with WORD_END, and how many they are. Pairs that begin with one word
    stand together in that order, and so do marks: each such run is made and sorted as one text."""
    words, gaps = split_words(f"{row.counterparty}{END}{row.reference}{END}{row.memo}")
    found = {*words, *joined(words, gaps)}
    common = sorted(found & COMMON)
    marked, count = marks(row.day, row.debit + row.credit)
    runs = [*found, marked]
    for position, word in enumerate(common[:-1], 1):
        runs.append(f"{word}_{PAIRED[word].join(common[position:])}")
    runs.sort()
    count += len(found) + len(common) * (len(common) - 1) // 2
    return f" {' '.join(words)} ", f"{WORD_END.join(runs)}{WORD_END}", count


def pairs(words: Iterable[str]) -> list[str]:
    return [*map("_".join, combinations(sorted(words), 2))]


def tokens(text: str) -> list[tuple[str, str]]:
    """The words of a text, each with what stands between it and the next."""
    return [*zip(*split_words(text), strict=True)]


def split_words(text: str) -> tuple[list[str], list[str]]:
    """The words of a text, and as many gaps: what stands behind each."""
    folded = text.lower() if text.isascii() else fold(text)
    parts = GAP.split(folded)  # word, gap, word …; the first and the last word may be empty
    start = 0 if parts[0] else 2
    words, gaps = parts[start::2], parts[start + 1 :: 2]
    if words and not words[-1]:
        words.pop()
    elif words:
        gaps.append("")
    if TOO_LONG.search(folded):
        words = [word[:LONGEST] for word in words]
    return (words, gaps) if len(words) <= MOST else (words[:MOST], gaps[:MOST])


def joined(words: list[str], gaps: list[str]) -> list[str]:
    """Neighbours as one word: letters with letters, cut codes, and codes whose number follows a sign ("MBVCB.123")."""
    found = []
    for one, gap, two in zip(words, gaps, islice(words, 1, None), strict=False):
        both = one + two
        if both.isalpha():
            fits = gap == " " or END not in gap
        elif one.isalpha():
            fits = gap[0] in CODE_SIGNS and two[0].isdigit()
        else:
            fits = gap == " " and one[-1].isdigit() and not two.isalpha()
        if fits and len(both) <= LONGEST:
            found.append(both)
    return found


@lru_cache(maxsize=4096)
def marks(day: date, amount: int) -> tuple[str, int]:
    """The marks of a day and an amount as `sorted_fields` gives words, without the last WORD_END, and how many they are."""
    reached = [least_mark(least) for least in LEAST if amount >= least]
    found = sorted([year_mark(day), month_mark(day), day_mark(day), amount_mark(amount), *reached])
    return WORD_END.join(found), len(found)


def year_mark(day: date) -> str:
    return f"_y{day.year}"


def month_mark(day: date) -> str:
    return f"_m{day.year}{day.month:02}"


def day_mark(day: date) -> str:
    return f"_d{day.year}{day.month:02}{day.day:02}"


def amount_mark(amount: int) -> str:
    return f"_a{amount}"


def least_mark(least: int) -> str:
    return f"_l{least}"
