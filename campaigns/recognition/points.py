"""Points of a score sheet, 0 to 100: whole ones or with one decimal."""

from typing import Any

from frontportal.kit.records.fields import CommaDecimalField


class PointsField(CommaDecimalField):
    sentence = "“{}” không phải số điểm. Ghi số, nhiều nhất một chữ số thập phân, ví dụ 8 hoặc 8,5."

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options | {"max_digits": 4, "decimal_places": 1})
