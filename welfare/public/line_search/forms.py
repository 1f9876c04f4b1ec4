"""What the public may ask of the statement lines: the form, and the rule that nobody's giving can be guessed by name."""

import re
from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError

from frontportal.kit.records.fields import MoneyFormField
from frontportal.kit.values.days import end_of_month
from frontportal.kit.values.text import fold
from welfare.masking.masker import AllowedWords, masked
from welfare.statements.line_search.engine import MOST_WORDS, LineQuery, words_of
from welfare.statements.line_search.index_words import LONGEST, tokens

MOST_DAYS = 31  # of a period in which somebody's own gift is looked for
# Folded, without blanks beside letters and signs. A whole day tells its month, too: as the bank's message has it.
DAY_BEFORE = r"(?:ngay)?(?:0?[1-9]|[12]\d|3[01])(?:[/.-]|thang)|thang|t|"
MONTH = re.compile(rf"(?:{DAY_BEFORE})(\d{{1,2}})(?:[/.-]|nam)(\d{{4}})|(\d{{4}})[/.-](\d{{1,2}})(?:[/.-]\d{{1,2}})?")
TOO_OPEN = (
    "Để không ai dò được người khác có ủng hộ hay không, khi tìm theo tên người hoặc mã giao dịch, "
    "hãy ghi thêm đúng số tiền và ngày hoặc tháng chuyển (nhiều nhất 31 ngày)."
)


class MonthField(forms.CharField):
    """`10/2024`, `tháng 10 năm 2024`, `2024-10` or a day of the month as its first day."""

    def clean(self, value) -> date | None:
        value = super().clean(value)
        if not value:
            return None
        found = MONTH.fullmatch(re.sub(r"(?<!\d) | (?!\d)", "", fold(value)))
        numbers = found and [int(part) for part in found.groups() if part]
        year, month = sorted(numbers, reverse=True) if numbers else (0, 0)
        if not 1900 <= year <= 2100 or not 1 <= month <= 12:
            raise ValidationError("Hãy ghi tháng như 10/2024.")
        return date(year, month, 1)


class LineForm(forms.Form):
    """`?q=&sotien=&tusotien=&thang=&tungay=&denngay=`; `question` once valid."""

    q = forms.CharField(
        label="Tên hoặc nội dung chuyển khoản",
        max_length=100,
        required=False,
        help_text="Không cần dấu, thứ tự nào cũng được.",
    )
    sotien = MoneyFormField(label="Đúng số tiền", min_value=1, required=False)
    tusotien = MoneyFormField(label="Từ số tiền", min_value=1, required=False)
    thang = MonthField(label="Tháng", max_length=30, required=False)
    tungay = forms.DateField(label="Từ ngày", required=False)
    denngay = forms.DateField(label="Đến ngày", required=False)

    def __init__(self, data, *, known: AllowedWords):
        super().__init__(data, auto_id="tim-%s")
        self.known = known
        hints = {"q": "", "thang": "10/2024", "tungay": "01/10/2024", "denngay": "31/10/2024", "sotien": "500.000"}
        for name, hint in (hints | {"tusotien": "1 triệu"}).items():
            if name not in self.fields:
                continue
            self.fields[name].widget.attrs |= {"autocomplete": "off"} | ({"placeholder": hint} if hint else {})

    @property
    def is_asked(self) -> bool:
        return any(self.data.get(name, "").strip() for name in self.fields)

    def clean_q(self) -> tuple[str, ...]:
        text = self.cleaned_data["q"]
        words = words_of(text)
        if text.strip() and not words:
            raise ValidationError("Hãy ghi ít nhất một từ có chữ cái hoặc chữ số.")
        if len(words) > MOST_WORDS:
            raise ValidationError(f"Hãy ghi nhiều nhất {MOST_WORDS} từ.")
        if any(len(word) >= LONGEST for word in words):
            raise ValidationError(f"Mỗi từ dài nhất {LONGEST - 1} chữ.")
        return words

    def clean(self):
        given = super().clean()
        if given.get("sotien") and given.get("tusotien"):
            self.add_error("tusotien", "Hãy ghi đúng số tiền hoặc từ số tiền, không ghi cả hai.")
        since, until = given.get("tungay"), given.get("denngay")
        if given.get("thang") and (since or until):
            self.add_error("thang", "Hãy chọn tháng hoặc chọn ngày, không chọn cả hai.")
        if since and until and since > until:
            self.add_error("denngay", "Ngày cuối phải từ ngày đầu trở đi.")
        if not self.errors and given["q"] and not self.is_public(given["q"]) and not self.is_own(given):
            self.add_error("q", TOO_OPEN)
        return given

    def is_public(self, words: tuple[str, ...]) -> bool:
        """Whether the page would show these words to anybody: words of giving, places, organisations."""
        text = self.data.get("q", "")
        return [word for word, _ in tokens(masked(text, self.known))] == [word for word, _ in tokens(fold(text))]

    def is_own(self, given: dict) -> bool:
        """Whether the question knows of a gift what its giver knows: the amount, and the day or nearly so."""
        since, until = self.days(given)
        return bool(given.get("sotien") and since and until and until - since < timedelta(days=MOST_DAYS))

    @property
    def words_to_be_read(self) -> tuple[str, ...]:
        """The words that each line must show: all, unless somebody looks for a gift by what only its giver knows."""
        return () if self.is_own(self.cleaned_data) else self.cleaned_data["q"]

    def days(self, given: dict) -> tuple[date | None, date | None]:
        month = given.get("thang")
        if month:
            return month, end_of_month(month.year, month.month)
        return given.get("tungay"), given.get("denngay")

    def question(self, accounts: tuple[int, ...]) -> LineQuery:
        given = self.cleaned_data
        since, until = self.days(given)
        return LineQuery(
            words=given["q"],
            amount=given["sotien"],
            least=given.get("tusotien") or 0,
            since=since,
            until=until,
            accounts=accounts,
        )
