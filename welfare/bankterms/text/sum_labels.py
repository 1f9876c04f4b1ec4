"""Texts that name a sum and nothing else, by the words they are made of: “Tiểu cộng”, “DAY TOTAL”, “Tổng tháng 10”.

Banks and offices put such labels together from few words. A text with any other word is a donor's: “Tổng công ty ABC”.
"""

import re

from .words import fold

SUMS = re.compile("tong|totals?|subtotal|sum|turnover")
# Without diacritics “cong” may be the name Công: it counts where it is written “cộng”, and in “tieu cong”.
ADDED = "cong"
WITH = re.compile(
    "tong|tieu|nhom|phu|so|tien|phat|sinh|ps|giao|dich|gd|mon|but|toan|doanh|trong|dau|cuoi|den|het|tu|cua|va|ca|ky|nay|trang|truoc|sau"
    "|ngay|thang|quy|nam|tuan|no|co|thu|chi|ghi|cac|khoan|luy|ke|don|sub|grand|day|daily|month|monthly|week|weekly|year|page|period|of|for"
    "|the|in|to|date|debits?|credits?|amounts?|transactions?|all|vnd|dong|cong"
)
GIVEN = re.compile("ung|ho|dong|gop")  # beside “tổng”: what was given; beside “cong” somebody's name
FIGURES = re.compile(r"[\d/.:()\-–]+")
MOST_WORDS = 10
MARKS = ("σ", "∑")
NAMES = (
    "tống",
    "công",
    "cộng đồng",
    "phật",
)  # are names where they are written so; without diacritics before one of GIVEN_NAMES
GIVEN_NAMES = re.compile("thu|nam|quy|chi|ky")


def is_made_of_sum_words(text: str) -> bool:
    """Whether each word of a text speaks of a sum, of what is summed, or of its days."""
    folded = fold(text).strip(" .:*()-–")
    if folded in MARKS:
        return True
    if any(name in text.casefold() for name in NAMES):
        return False
    words = [word for each in folded.split() if (word := each.strip(".:(),-–*")) and not FIGURES.fullmatch(word)]
    if not words or len(words) > MOST_WORDS or len(words) == 2 and GIVEN_NAMES.fullmatch(words[1]) and text.isascii():
        return False
    if any(map(SUMS.fullmatch, words)):
        return all(WITH.fullmatch(word) or SUMS.fullmatch(word) or GIVEN.fullmatch(word) for word in words)
    is_added = "cộng" in text.casefold() or "tieu" in words
    return is_added and ADDED in words and all(map(WITH.fullmatch, words))
