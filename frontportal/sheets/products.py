"""Columns that a list reckons from two others: so many things of one value each make a sum. Compared, never believed blindly."""

from typing import Any

from import_export.fields import Field

from frontportal.kit.values.money import dong
from frontportal.kit.values.text import fold

from .cells import MoneyCell, TextCell, WholeCell
from .importing.rows import ImportedRow

DIFFERS = "{things} {count} × {each} {value} đồng là {right} đồng, nhưng tệp ghi {total} đồng. Hãy xem cột nào ghi sai."
UNEVEN = "{total} đồng không chia hết cho {things} {count}. Hãy ghi thêm cột “{missing}”."
NOT_WHOLE = "{total} đồng không phải là một số lần của {each} {value} đồng. Hãy xem cột nào ghi sai."
NOT_ABOVE_ZERO = "{header} phải lớn hơn 0."
HOW_MANY = "Hãy ghi thêm cột “{header}”, vì mục này đã có và có thể là của nhiều hộ."
OTHERWISE = "{record} có {header} là “{known}”, tệp ghi “{given}”. Hãy sửa ô này hoặc chọn đúng bản ghi."
SEVERAL = "Dòng này ghi {count}. Mỗi dòng là một {record}: hãy tách thành {count} dòng, mỗi dòng ghi số tiền của một {record}."


class RowSum(Field):
    """What `things` make at `each` đồng, in lists of offices: it must be what the two make; where the list has only one of
    them, the other follows from it. In only: who mends a number in our own sheet would have to mend two.
    """

    def __init__(self, column_name: str, *, things: str, each: str) -> None:
        super().__init__(attribute=each, column_name=column_name, widget=MoneyCell())
        self.things, self.each = things, each

    def get_value(self, instance: Any) -> int | None:
        count, value = getattr(instance, self.things), self.value_of(instance)
        return None if count is None or value is None else count * value

    def value_of(self, record: Any) -> int | None:
        """What one is worth, by the record."""
        value: int | None = getattr(record, self.each)
        return value

    def given_value(self, row: ImportedRow) -> int | None:
        """What one is worth, by the row."""
        value: int | None = row.values.get(self.each)
        return value

    def called(self, headers: dict[str, str]) -> str:
        """The value of one, in words."""
        return headers[self.each].lower()

    def settle(self, name: str, row: ImportedRow, headers: dict[str, str]) -> None:
        """Compare what a row says under `name` with its other two, or fill the one it lacks."""
        total, count, value = row.values.pop(name, None), row.values.get(self.things), self.given_value(row)
        if total is None or row.errors.keys() & {self.things, self.each} or (count is None and value is None):
            return
        words = {
            "things": headers[self.things].lower(), "each": self.called(headers), "count": count,
            "value": dong(value or 0), "total": dong(total), "right": dong((count or 0) * (value or 0)),
        }  # fmt: skip
        if count is not None and value is not None:
            if count * value != total:
                row.refuse(sentence(DIFFERS, words), name)
            return
        missing, given = (self.each, self.things) if count is not None else (self.things, self.each)
        by = (count if count is not None else value) or 0
        row.errors.setdefault(missing, [])  # that it is not there is not told beside why it can't be reckoned
        if by <= 0:
            row.refuse(NOT_ABOVE_ZERO.format(header=headers[given]), given)
        elif total % by:
            refusal = UNEVEN if missing == self.each else NOT_WHOLE
            row.refuse(sentence(refusal, words | {"missing": headers[missing]}), name)
        else:
            del row.errors[missing]
            row.values[missing] = total // by


class RowShare(Field):
    """What each of `things` gets of what a record keeps as its `whole`: the two make the whole, or what is absent follows.

    In only. A new row that says what one gets, and neither how many nor how much they make, is about one; of a stored record
    that would be a guess.
    """

    def __init__(self, column_name: str, *, things: str, whole: str) -> None:
        super().__init__(attribute=whole, column_name=column_name, widget=MoneyCell())
        self.things, self.each, self.whole = things, whole, whole

    def get_value(self, instance: Any) -> int | None:
        count, whole = getattr(instance, self.things), getattr(instance, self.whole)
        return whole // count if count and whole is not None else None

    def settle(self, name: str, row: ImportedRow, headers: dict[str, str]) -> None:
        """Compare what a row says one gets with its other two, or fill the one it lacks."""
        value, count, total = row.values.pop(name, None), row.values.get(self.things), row.values.get(self.whole)
        if value is None or row.errors.keys() & {self.things, self.whole}:
            return
        if count is None and total is None and row.values.get("code"):
            row.refuse(HOW_MANY.format(header=headers[self.things]), name)
            return
        words = {
            "things": headers[self.things].lower(), "each": headers[name].lower(), "count": count,
            "value": dong(value), "total": dong(total or 0), "right": dong((count or 1) * value),
        }  # fmt: skip
        if value <= 0:
            row.refuse(NOT_ABOVE_ZERO.format(header=headers[name]), name)
        elif total is None:
            row.values[self.whole] = (1 if count is None else count) * value
        elif count is None and total % value:
            row.refuse(sentence(NOT_WHOLE, words), name)
        elif count is None:
            row.values[self.things] = total // value
        elif count * value != total:
            row.refuse(sentence(DIFFERS, words), name)


class OnlyOne(Field):
    """How many things a row is about, of a kind that has a row for each: one, or the row is refused."""

    def __init__(self, column_name: str, *, record: str) -> None:
        super().__init__(attribute="id", column_name=column_name, widget=WholeCell())
        self.record = record

    def get_value(self, instance: Any) -> int:
        return 1

    def settle(self, name: str, row: ImportedRow, headers: dict[str, str]) -> None:
        """Refuse what is about several."""
        count = row.values.pop(name, None)
        if count not in (None, 1):
            row.refuse(SEVERAL.format(count=count, record=self.record), name)


class Repeated(Field):
    """A column that says again what stands in the record that another column names: compared, never stored."""

    def __init__(self, column_name: str, *, of: str, part: str) -> None:
        super().__init__(attribute=f"{of}__{part}", column_name=column_name, widget=TextCell())
        self.of, self.part = of, part

    def settle(self, name: str, row: ImportedRow, headers: dict[str, str]) -> None:
        """Refuse a row that says otherwise than the record."""
        given, record = row.values.pop(name, None), row.values.get(self.of)
        if given and record is not None and fold(given) != fold(known := getattr(record, self.part)):
            row.refuse(OTHERWISE.format(record=record, header=headers[name].lower(), known=known, given=given), name)


def sentence(text: str, words: dict[str, Any]) -> str:
    """The text with its words in place, its first letter a capital."""
    filled = text.format(**words)
    return filled[0].upper() + filled[1:]


def settle_row(resource: Any, row: ImportedRow) -> None:
    """What a row's reckoned columns say, before its record is looked for."""
    fields = [(name, field) for name, field in resource.fields.items() if name in row.values and not is_stored(field)]
    if fields:
        headers = {name: field.column_name for name, field in resource.fields.items()}
        for name, field in fields:
            field.settle(name, row, headers)


def is_stored(field: Any) -> bool:
    """Whether a record keeps what the column says."""
    return not isinstance(field, RowSum | RowShare | OnlyOne | Repeated)


def reckoned(resource: Any, names: list[str]) -> list[str]:
    """Fields that no column of these names holds and that follow from one that does."""
    sums = [resource.fields[name] for name in names if isinstance(resource.fields[name], RowSum | RowShare)]
    parts = [part for each in sums for part in (each.things, each.each)]
    return [part for part in parts if part in resource.fields and part not in names]
