"""Đồng as people write it: "2,4 tỷ" and 2.400.000.000 are the same amount. All amounts are integers."""

import re
from decimal import Decimal

from .text import fold

SCALES = {
    "": 1,
    "dong": 1,
    "nghin": 10**3,
    "ngan": 10**3,
    "k": 10**3,
    "trieu": 10**6,
    "tr": 10**6,
    "ty": 10**9,
    "ti": 10**9,
}
SCALE = r"\s?(?:ty|ti|trieu|tr|nghin|ngan|k)(?![a-z])"
# What may be an amount within folded words; no part of a day or a code.
AMOUNT = re.compile(
    rf"(?<![a-z0-9.,/-])\d[\d.,]*(?:{SCALE}(?:\s?\d[\d.,]*(?:{SCALE})?)?)?(?![\d/-])(?:\s?(?:dong|vnd|d)(?![a-z]))?"
)
LARGEST = 10**15
DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
GROUPS = ["", "nghìn", "triệu", "tỷ"]


def parse_money(text: str) -> int:
    """Đồng from what a person typed: `"2,4 tỷ"`, `"2 tỷ 400 triệu"`, `"2.400.000.000 đ"`, `"1tr5"`.

    Raises ValueError with a Vietnamese sentence for anything else, fractions of a đồng included.
    """
    folded = fold(str(text)).replace("−", "-")
    bare = re.sub(r"(vnd|dong|d)\W*$", "", folded).strip()
    sign = -1 if bare.startswith("-") else 1
    rest = bare.removeprefix("-").strip()
    total, last_scale, last_number = Decimal(0), None, Decimal(0)
    for number, scale_name in re.findall(r"([0-9][0-9.,\s]*)([a-z]*)", rest) if is_money(rest) else []:
        scale = SCALES.get(scale_name)
        if scale is None or (last_scale is not None and scale >= last_scale):
            raise ValueError(f"Không hiểu số tiền “{text}”. Ví dụ: 2.400.000.000 hoặc 2,4 tỷ.")
        if last_scale is not None and not scale_name:
            total += tail_after(last_number, last_scale, number.strip(), text, is_dong=bare != folded)
        else:
            total += parse_number(number, plain=scale == 1) * scale
        last_scale, last_number = scale, parse_number(number, plain=scale == 1)
    if last_scale is None:
        raise ValueError(f"Không hiểu số tiền “{text}”. Ví dụ: 2.400.000.000 hoặc 2,4 tỷ.")
    if total != total.to_integral_value():
        raise ValueError(f"Số tiền “{text}” lẻ dưới một đồng. Hãy nhập số đồng chẵn.")
    if total > LARGEST:
        raise ValueError(f"Số tiền “{text}” quá lớn, hãy kiểm tra lại.")
    return sign * int(total)


def amount_in(text: str) -> tuple[int | None, str]:
    """The first amount in a line of words, and the words around it: `"ông An 2,4 tỷ"` → (2400000000, "ong an")."""
    folded = fold(text)
    for found in AMOUNT.finditer(folded):
        try:
            return parse_money(found[0]), f"{folded[: found.start()]} {folded[found.end() :]}".strip()
        except ValueError:
            continue
    return None, folded


def tail_after(number: Decimal, scale: int, tail: str, text: str, *, is_dong: bool) -> Decimal:
    """What a number without a scale adds after one with: `1tr5` and `2tr350` say a part of the million.

    Four digits or more are đồng. Raises ValueError for what could mean either, as `1tr50` or `1 triệu 500 đồng`.
    """
    amount = parse_number(tail, plain=True)
    if len(re.sub(r"\D", "", tail)) > 3 and amount < scale:
        return amount
    is_part = tail.isdecimal() and len(tail) in (1, 3) and number == number.to_integral_value()
    if not is_part or (is_dong and scale > 10**3):
        raise ValueError(
            f"Không hiểu số tiền “{text}”: phần “{tail}” có thể hiểu nhiều cách. Ví dụ: 1.500.000 hoặc 1,5 triệu."
        )
    if is_dong and len(tail) < 3:
        raise ValueError(f"Không hiểu số tiền “{text}”. Ví dụ: 1.500.000 hoặc 1,5 triệu.")
    return Decimal(f"0.{tail}") * scale


def is_money(folded: str) -> bool:
    """Numbers each followed by a scale, the last one perhaps without. Letters part the groups: no backtracking."""
    shape = r"(?:[0-9][0-9.,\s]*[a-z]+\s*)*(?:[0-9][0-9.,\s]*)?"
    return len(folded) <= 60 and re.fullmatch(shape, folded) is not None


def parse_number(text: str, *, plain: bool) -> Decimal:
    """A number with Vietnamese or English grouping; a `plain` one (đồng) reads `1.500` and `1,500` as groups."""
    text = text.strip()
    if re.fullmatch(r"\d+", text):
        return Decimal(text)
    for group, point in ((".", ","), (",", "."), (" ", ",")):
        grouped = re.fullmatch(rf"\d{{1,3}}(?:\{group}\d{{3}})+(?:\{point}(\d+))?", text)
        if grouped and plain and len(grouped[1] or "") == 3:
            break  # “1.500,000” may be a million and a half with a slip
        # "1,500 tỷ" is one and a half thousand only with a dot; the Vietnamese comma is a decimal point.
        if grouped and (plain or group != ","):
            return Decimal(text.replace(group, "").replace(point, "."))
    if re.fullmatch(r"\d+[.,]\d+", text):
        return Decimal(text.replace(",", "."))
    raise ValueError(f"Không hiểu số “{text}”. Dấu chấm ngăn nghìn, dấu phẩy ngăn phần lẻ.")


def dong(amount: int) -> str:
    """`2400000000` → `"2.400.000.000"`; a negative amount takes a true minus sign."""
    return f"{amount:,}".replace(",", ".").replace("-", "−")


def short_money(amount: int) -> str:
    """The largest unit with at most one rounded-down decimal: `2412350000` → `"2,4 tỷ"`; never above the amount."""
    for scale, name in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn")):
        if abs(amount) >= scale:
            tenths = abs(amount) * 10 // scale
            whole, tenth = divmod(tenths, 10)
            sign = "−" if amount < 0 else ""
            return f"{sign}{dong(whole)}{f',{tenth}' if tenth else ''} {name}"
    return dong(amount)


def in_words(amount: int) -> str:
    """`2412350000` → `"hai tỷ bốn trăm mười hai triệu ba trăm năm mươi nghìn đồng"`, as receipts are written."""
    if amount == 0:
        return "không đồng"
    spoken = f"{'âm ' if amount < 0 else ''}{number_words(abs(amount))} đồng"
    return " ".join(spoken.split())


def number_words(number: int) -> str:
    """Words of a positive whole number; above 999 tỷ the tỷ are counted in thousands (nghìn tỷ)."""
    billions, rest = divmod(number, 10**9)
    if billions:
        return f"{number_words(billions)} tỷ {say_groups(rest, leading=True)}"
    return say_groups(rest, leading=False)


def say_groups(number: int, *, leading: bool) -> str:
    """Words of a number below 10⁹, group by group. `leading`: whether larger groups were spoken before."""
    parts: list[str] = []
    for position in (2, 1, 0):
        group = number // 1000**position % 1000
        if group:
            parts.append(f"{say_group(group, leading=leading or bool(parts))} {GROUPS[position]}")
    return " ".join(parts)


def say_group(group: int, *, leading: bool) -> str:
    """Three digits; `leading` says that larger digits were spoken before, so zeros must be."""
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    words = [f"{DIGITS[hundreds]} trăm"] if hundreds or leading else []
    if tens == 0 and ones and words:
        words.append("lẻ")
    elif tens == 1:
        words.append("mười")
    elif tens > 1:
        words.append(f"{DIGITS[tens]} mươi")
    if ones:
        words.append("mốt" if ones == 1 and tens > 1 else "lăm" if ones == 5 and tens else DIGITS[ones])
    return " ".join(words)
