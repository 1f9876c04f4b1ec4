"""How one cell of a sheet is read and written. Every refusal is a ValueError with a Vietnamese sentence."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from import_export import widgets

from frontportal.kit.values.days import EXCEL_DAY_0, FIRST_SERIAL, LAST_SERIAL, read_day
from frontportal.kit.values.decimals import decimal_text, without_groups
from frontportal.kit.values.legacy_letters import refuse_old_fonts
from frontportal.kit.values.money import dong, parse_money
from frontportal.kit.values.text import fold, nfc, roman

from .choices.names import ChoiceNames
from .periods import period_of

YES = {"co", "x", "v", "1", "true", "dung", "yes", "roi", "✓", "✔", "☑", "co to chuc"}
NO = {"", "khong", "0", "false", "sai", "no", "chua", "ko", "-", "khong co", "khong to chuc"}
LARGEST_WHOLE = 2**31 - 1
ROMAN = {roman(number): number for number in range(1, 100)}
WORDS_BEFORE = re.compile(r"(?:(?:khoa|ky hop|lan)\s*)?(?:thu\s*)?")
EXACT_NUMBER = 10**15  # above it Excel keeps no last digits
EXCEL_SAYS = "Excel đã đổi “{}” thành {} nên không rõ viết thế nào. Hãy đặt ô ở dạng văn bản (Text) rồi gõ lại."

HOUR_WITHIN = re.compile(
    r"(?:^|(?<=[\s,;T])|T)\d{1,2}\s*(?::|h|giờ|g)\s*(?:\d{2}(?!\d))?(?:\s*phút)?(?::\d{2})?(?=[\s,;]|$)", re.I
)


def text_of(value: Any) -> str:
    """A cell as trimmed, composed text; 5.0, as Excel keeps whole numbers, as 5."""
    if value is None:
        return ""
    if isinstance(value, bool):
        value = str(value).upper()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return nfc(str(value)).strip()


def year_span(value: Any) -> tuple[date, date] | None:
    """First and last day of the year that a cell holds; None for what is no year of ours."""
    found = re.fullmatch(r"(?:19|20|21)[0-9]{2}", text_of(value))
    return (date(int(found[0]), 1, 1), date(int(found[0]), 12, 31)) if found else None


class TextCell(widgets.CharWidget):
    """Text as typed. Raises ValueError for letters of the fonts from before Unicode, and for what Excel took for a day."""

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> str | None:
        refuse_old_fonts(value)
        if isinstance(value, date | time):
            form = "%H:%M" if isinstance(value, time) else "%d/%m/%Y"
            raise ValueError(EXCEL_SAYS.format(value.strftime(form), "giờ" if isinstance(value, time) else "ngày"))
        if isinstance(value, float) and abs(value) >= EXACT_NUMBER:
            raise ValueError(EXCEL_SAYS.format(text_of(value), "số làm tròn"))
        text = text_of(value)
        return text or ("" if self.allow_blank else None)


class PhoneCell(TextCell):
    """A telephone number, or several. Raises ValueError for one of which Excel has lost the zero in front."""

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> str | None:
        text = super().clean(value, row, **kwargs)
        if isinstance(value, int | float) and text and not text.startswith("0"):
            raise ValueError(f"Số điện thoại “{text}” có lẽ đã mất số 0 ở đầu. Hãy ghi đủ, ví dụ 0912345678.")
        return text


class SlugCell(TextCell):
    """A code that stands in an address: kept in small letters, however it was typed."""

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> str | None:
        text = super().clean(value, row, **kwargs)
        return text and text.lower()


class DayCell(widgets.Widget):
    """A date: an Excel date, its number where the cell has lost the format, ngày/tháng/năm, or as computers write it."""

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> date | None:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date) or value in (None, ""):
            return value or None
        if isinstance(value, float) and math.isfinite(value):
            value = math.floor(value)  # an hour beside the day, as Excel counts them
        text = text_of(value)
        if period := period_of(text):
            first, last = (f"{day:%d/%m/%Y}" for day in period)
            raise ValueError(
                f"“{text}” là từ {first} đến {last}, không phải một ngày. Hãy ghi ngày/tháng/năm, ví dụ {last}."
            )
        return read_day(text) if text else None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str | date:
        if value is None:
            return ""
        return value if kwargs.get("force_native_type") else value.strftime("%d/%m/%Y")


class FirstDayCell(DayCell):
    """The first day of something that lasted: a date, or a time that says its last day, too (`period_of`), as offices write it."""

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> date | None:
        period = period_of(text_of(value)) if isinstance(value, str) else None
        return period[0] if period else super().clean(value, row, **kwargs)


class MomentCell(widgets.Widget):
    """A date with an hour, in local time: 15/03/2024 15:57, 7h30 ngày 15/03/2024, or Excel's number of both."""

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> datetime | None:
        if isinstance(value, float) and FIRST_SERIAL <= value <= LAST_SERIAL:
            value = datetime.combine(EXCEL_DAY_0, time()) + timedelta(minutes=round(value * 24 * 60))
        if isinstance(value, datetime):
            return timezone.make_aware(value) if timezone.is_naive(value) else value
        text = text_of(value)
        found = None if isinstance(value, date) else HOUR_WITHIN.search(text)
        day_text = f"{text[: found.start()]} {text[found.end() :]}" if found else text
        day = DayCell().clean(value if isinstance(value, date) else " ".join(day_text.strip(" ,;-").split()))
        if day is None:
            if found:
                raise ValueError(f"“{text}” không có ngày. Hãy ghi ngày/tháng/năm giờ:phút, ví dụ 18/11/2023 07:30.")
            return None
        hour = HourCell().clean(found[0].strip(" ,;T")) if found else None
        return timezone.make_aware(datetime.combine(day, hour or time()))

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return timezone.localtime(value).strftime("%d/%m/%Y %H:%M") if value else ""


class HourCell(widgets.Widget):
    """A time of day: 7:30, 07h30 or 7h."""

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> time | None:
        if isinstance(value, datetime | time):
            return value.time() if isinstance(value, datetime) else value
        text = re.sub(r"\s*(gio|phut|h|g)\s*", lambda unit: "" if unit[1] == "phut" else "h", fold(text_of(value)))
        if not text:
            return None
        found = re.fullmatch(r"(\d{1,2})(?:[:h](\d{2})?(?::\d{2})?)", text)
        if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
            raise ValueError(f"“{text_of(value)}” không phải là giờ. Hãy ghi giờ:phút, ví dụ 07:30.")
        return time(int(found[1]), int(found[2] or 0))

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return value.strftime("%H:%M") if value else ""


class WholeCell(widgets.Widget):
    """A whole number; dots and blanks may group it."""

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> int | None:
        text = text_of(value)
        if not text:
            return None
        if re.search(r"\d,\d{3}$", text):
            raise ValueError(f"“{text}” có thể là số nghìn, có thể có phần lẻ. Hãy ghi liền các chữ số, ví dụ 1500.")
        plain = without_groups(text).replace("−", "-")
        try:
            number = Decimal(plain.replace(",", "."))
        except InvalidOperation:
            raise ValueError(f"“{text}” không phải là số.") from None
        if not number.is_finite() or abs(number) > LARGEST_WHOLE:
            raise ValueError(f"Số “{text}” quá lớn, hãy kiểm tra lại.")
        if number != int(number):
            raise ValueError(f"“{text}” không phải là số nguyên.")
        return int(number)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str | int:
        return "" if value is None else value if kwargs.get("force_native_type") else str(value)


class NumeralCell(WholeCell):
    """How offices count terms, sessions and editions: 15, XV, "khoá XV", "Kỳ họp thứ 5", "lần thứ II"."""

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> int | None:
        counted = WORDS_BEFORE.sub("", fold(text_of(value)), count=1).strip()
        found = ROMAN.get(counted.upper())
        return found or super().clean(counted if counted.isdecimal() else value, row, **kwargs)


class CommaDecimalCell(widgets.Widget):
    """A number with few decimals; `read` is the field's."""

    def __init__(self, read: Callable[[Any], Decimal | None]) -> None:
        self.read = read

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> Decimal | None:
        try:
            return self.read(value)
        except ValidationError as error:
            raise ValueError(error.messages[0]) from None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return decimal_text(value)


class MoneyCell(WholeCell):
    """Đồng: a number, or words as in "2,4 tỷ"."""

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> int | None:
        text = text_of(value)
        if isinstance(value, float) and not value.is_integer():
            raise ValueError(f"Số tiền “{text.replace('.', ',')}” lẻ dưới một đồng. Hãy nhập số đồng chẵn.")
        return parse_money(text) if text else None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str | int:
        """A number in files; grouped where people read it, in the preview."""
        return super().render(value, **kwargs) if value is None or "force_native_type" in kwargs else dong(value)


class YesNoCell(widgets.Widget):
    """có / không; an x ticks; an empty cell is không (or unknown where the field may be unknown)."""

    def __init__(self, *, empty: bool | None = False) -> None:
        super().__init__()
        self.empty = empty

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> bool | None:
        folded = fold(text_of(value))
        if folded == "":
            return self.empty
        if folded not in YES | NO:
            raise ValueError(f"“{text_of(value)}” không rõ là có hay không. Hãy ghi “có” hoặc “không”.")
        return folded in YES

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else "có" if value else "không"


class ChoiceCell(widgets.Widget):
    """One of a field's choices by its Vietnamese label, in short where only one is meant, or by its stored value."""

    def __init__(self, choices: Any) -> None:
        super().__init__()
        self.labels = {value: str(label) for value, label in choices if value not in (None, "")}
        self.names = ChoiceNames(self.labels)

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        text = text_of(value)
        if not text:
            return ""
        found = self.names.find(text)
        if len(found) == 1:
            return found[0]
        refuse_old_fonts(text)
        if found:
            several = ", ".join(self.labels[each] for each in found)
            raise ValueError(f"“{text}” có thể là: {several}. Hãy ghi đủ.")
        raise ValueError(f"“{text}” không có trong danh sách: {', '.join(self.labels.values())}.")

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        return self.labels.get(value, "")


class ChoiceOrNothingCell(ChoiceCell):
    """For fields that store NULL, numbers for instance, when nothing is chosen."""

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        chosen = super().clean(value, row, **kwargs)
        return None if chosen == "" else chosen


class SeveralCell(ChoiceCell):
    """Several choices parted by semicolons (commas where no label has one)."""

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        parts = [part for part in re.split(r"[;,\n]", text_of(value)) if part.strip()]
        return [super(SeveralCell, self).clean(part) for part in parts]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "; ".join(self.labels.get(item, str(item)) for item in value or [])
