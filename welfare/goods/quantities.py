"""How much of something there is: counted or weighed, with two decimals at most."""

from typing import Any

from frontportal.kit.records.fields import CommaDecimalField


class QuantityField(CommaDecimalField):
    sentence = "“{}” không phải số lượng. Ghi số, nhiều nhất hai chữ số thập phân, ví dụ 12 hoặc 12,5."

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options | {"max_digits": 12, "decimal_places": 2})
