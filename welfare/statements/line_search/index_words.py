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
from itertools import combinations

from frontportal.kit.values.text import fold
from welfare.bankterms.model import Transaction

PIECE = re.compile(r"([a-z0-9]+)([^a-z0-9]*)")
LONGEST = 40  # letters of a stored word; nobody types more
TOO_LONG = re.compile(rf"[a-z0-9]{{{LONGEST + 1}}}")
MOST = 80  # words of a line that are searched; a memo has 10 to 40
LEAST = [5 * 10**8, 10**8, 5 * 10**7, 10**7, 5 * 10**6, 10**6, 5 * 10**5, 10**5]  # đồng that people ask for "at least"
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


def index_fields(row: Transaction) -> tuple[str, set[str]]:
    """`folded`, between blanks so that every word has one before it, and the words by which search finds the line."""
    pieces = tokens(f"{row.counterparty}{END}{row.reference}{END}{row.memo}")
    in_sequence = [word for word, _ in pieces]
    words = {*in_sequence, *joined(pieces)}
    words.update(pairs(words & COMMON), marks(row.day, row.debit + row.credit))
    return f" {' '.join(in_sequence)} ", words


def pairs(words: Iterable[str]) -> list[str]:
    return [*map("_".join, combinations(sorted(words), 2))]


def tokens(text: str) -> list[tuple[str, str]]:
    """The words of a text, each with what stands between it and the next."""
    folded = text.lower() if text.isascii() else fold(text)
    found = PIECE.findall(folded)
    if TOO_LONG.search(folded):
        found = [(word[:LONGEST], gap) for word, gap in found]
    return found[:MOST]


def joined(pieces: list[tuple[str, str]]) -> list[str]:
    """Neighbours as one word: letters with letters, cut codes, and codes whose number follows a sign ("MBVCB.123")."""
    found = []
    one, gap, is_word = "", END, False
    for two, next_gap in pieces:
        is_next_word = two.isalpha()
        if is_word:
            fits = is_next_word and (gap == " " or END not in gap) or gap[0] in CODE_SIGNS and two[0].isdigit()
        else:
            fits = not is_next_word and gap == " " and one[-1].isdigit()
        if fits and len(one) + len(two) <= LONGEST:
            found.append(one + two)
        one, gap, is_word = two, next_gap, is_next_word
    return found


@lru_cache(maxsize=4096)
def marks(day: date, amount: int) -> tuple[str, ...]:
    reached = [least_mark(least) for least in LEAST if amount >= least]
    return year_mark(day), month_mark(day), day_mark(day), amount_mark(amount), *reached


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
