"""How addresses write the codes of records: people type them from paper, in small letters or in capitals."""

from django.urls import register_converter


class UpperCodeConverter:
    """`<upper_code:…>`: a code that is stored in capitals, as KN-2023-001, in either case."""

    regex = "[A-Za-z]{2}-[0-9]{4}-[0-9]{3,}"

    def to_python(self, value: str) -> str:
        return value.upper()

    def to_url(self, value: str) -> str:
        return value


class LowerCodeConverter(UpperCodeConverter):
    """`<lower_code:…>`: one that is stored in small letters and printed in capitals, as nha-2023-001, in either case."""

    regex = "[-A-Za-z0-9_]+"

    def to_python(self, value: str) -> str:
        return value.lower()


register_converter(UpperCodeConverter, "upper_code")
register_converter(LowerCodeConverter, "lower_code")
