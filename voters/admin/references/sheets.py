"""Sheets of bodies, of terms and of sessions."""

from typing import Any

from import_export.fields import Field

from frontportal.sheets.cells import NumeralCell
from frontportal.sheets.links import MOST_NAMED, LinkCell, words_of
from frontportal.sheets.resources import RecordResource
from voters.models.agency import Agency
from voters.models.council import Session, Term

SESSION_NOTE = "Ví dụ: Kỳ họp thứ 5, Quốc hội khoá XV."
TERM_NOTE = "Ví dụ: Quốc hội khoá XV, hoặc HĐND xã Đạ Đờn khoá VII."


class AgencyResource(RecordResource):
    instructions = {"unit": "Chỉ ghi với cơ quan của một xã, thị trấn hoặc huyện."}

    class Meta(RecordResource.Meta):
        model = Agency
        import_id_fields = ("name",)
        fields = ("name", "level", "unit", "active")


class TermResource(RecordResource):
    number = Field(attribute="number", column_name="Khoá", widget=NumeralCell())
    instructions = {"unit": "Của Hội đồng nhân dân nào; Quốc hội thì để trống.", "number": "Ví dụ: 15 hoặc XV."}

    class Meta(RecordResource.Meta):
        model = Term
        import_id_fields = ("council", "unit", "number")
        fields = ("council", "unit", "number", "since", "until")


class TermCell(LinkCell):
    """A term by whose it is and its number: "Quốc hội khoá XV", "Hội đồng nhân dân xã Đạ Đờn khoá 7"."""

    def related(self) -> Any:
        return super().related().select_related("unit__parent")

    def names_of(self, record: Any) -> set[str]:
        name = words_of(str(record))
        numbered = f"{name.rpartition(' ')[0]} {record.number}"
        short = {name, numbered, words_of(f"{record.get_council_display()} khoá {record.number}")}
        return short | {each.replace("hdnd", "hoi dong nhan dan") for each in short}

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else str(value)


class SessionCell(LinkCell):
    """A session by its number and term, in either order; by the number alone where one session alone has it."""

    def related(self) -> Any:
        return super().related().select_related("term__unit__parent")

    def names_of(self, record: Any) -> set[str]:
        numbered = {f"ky hop {record.number}", f"ky hop thu {record.number}"}
        terms = TermCell(Term).names_of(record.term)
        return numbered | {name for each in numbered for term in terms for name in (f"{each} {term}", f"{term} {each}")}

    def pick(self, text: str, found: list[Any], row: dict[str, Any]) -> Any:
        if len(found) > 1:
            raise ValueError(f"Có nhiều kỳ họp “{text}”: {'; '.join(map(str, found[:MOST_NAMED]))}. Hãy ghi cả khoá.")
        return super().pick(text, found, row)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else str(value)


class SessionResource(RecordResource):
    term = Field(attribute="term", column_name="Khoá", widget=TermCell(Term))
    number = Field(attribute="number", column_name="Kỳ họp thứ", widget=NumeralCell())
    instructions = {"term": TERM_NOTE}

    class Meta(RecordResource.Meta):
        model = Session
        import_id_fields = ("term", "number")
        fields = ("term", "number", "opens_on", "closes_on", "report_sent_on", "results_received_on")
