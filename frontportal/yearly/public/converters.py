"""How addresses write a year; `<year:…>` in the URLs of this room and of those above."""

from django.urls import register_converter


class YearConverter:
    """A year of four digits that the portal can hold."""

    regex = "(?:19[3-9][0-9]|20[0-9]{2}|2100)"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(YearConverter, "year")
