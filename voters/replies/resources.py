"""The sheet of replies, as bodies send their lists: a row answers a petition, and moves it as the form does."""

from typing import Any

from django.core.exceptions import ValidationError
from import_export.fields import Field

from frontportal.sheets.links import LinkCell, words_of
from frontportal.sheets.resources import RecordResource
from voters import actions
from voters.models.document import OF_LETTER, ReplyDocument
from voters.models.petition import Petition
from voters.models.reply import Reply
from voters.workflow import OPEN, State

from .letters import refusal

LASTS = "Kiến nghị chuyển bước theo văn bản trả lời, nên lần nhập này không hoàn tác được. Hãy xem kỹ trước khi lưu."
OTHER_SIGNER = "Văn bản {letter} ở dòng {line} ghi người ký “{signer}”. Một văn bản có một người ký."
STORED_SIGNER = "Văn bản {letter} đã ghi với người ký “{signer}”."


class PetitionCell(LinkCell):
    """A petition by its code alone."""

    def related(self) -> Any:
        return super().related().defer("content", "folded")

    def names_of(self, record: Any) -> set[str]:
        return {words_of(record.code)}


class ReplyResource(RecordResource):
    """What one body signed on one day under one number is one letter, however many petitions it answers.

    The body is the petition's own; it and the petition's title are shown, not read.
    """

    lasting = LASTS
    petition = Field(attribute="petition", column_name="Kiến nghị", widget=PetitionCell(Petition))
    title = Field(attribute="petition__title", column_name="Tóm tắt kiến nghị", readonly=True)
    agency = Field(attribute="petition__agency", column_name="Cơ quan trả lời", readonly=True)
    instructions = {
        "petition": "Mã kiến nghị, ví dụ KN-2023-001; kiến nghị đã chuyển đến cơ quan trả lời.",
        "number": "Văn bản trả lời nhiều kiến nghị thì ghi cùng số, ngày, người ký ở các dòng.",
    }

    class Meta(RecordResource.Meta):
        model = Reply
        import_id_fields = ("petition", "number")
        fields = (
            "petition", "title", "agency", "number", "signed_on", "signer", "reply_class", "promised_on", "road_map", "text",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.letters: dict[Any, list[Any]] = {}  # what a letter is known by → the rows of its new replies

    def check_row(self, row: Any, checks: Any) -> None:
        super().check_row(row, checks)
        reply = row.record
        if reply is None or row.errors or not row.is_new:
            return
        if (sentence := refusal(reply.petition)) and reply.petition.state != State.ANSWERED:
            row.refuse(f"Kiến nghị {reply.petition.code} {sentence}.", "petition")
            return
        rows = self.letters.setdefault(letter_of(reply), [])
        if rows and rows[0].record.signer != reply.signer:
            first = {"letter": reply, "line": rows[0].line, "signer": rows[0].record.signer}
            row.refuse(OTHER_SIGNER.format(**first), "signer")
        else:
            rows.append(row)

    def before_write(self, records: list[Any]) -> None:
        super().before_write(records)
        for reply in records:
            if reply._state.adding and reply.document_id is None:
                reply.document = self.document_of(reply)

    def document_of(self, reply: Reply) -> ReplyDocument | None:
        """The letter on record, or a new one where the sheet has several replies of it."""
        agency, number, signed_on = letter_of(reply)
        found = ReplyDocument.objects.filter(agency_id=agency, number=number, signed_on=signed_on).first()
        if found and found.signer != reply.signer:
            raise ValidationError({"signer": STORED_SIGNER.format(letter=found, signer=found.signer)})
        if found or len(self.letters.get(letter_of(reply), ())) < 2:
            return found
        given = {name: getattr(reply, name) for name in OF_LETTER}
        document = ReplyDocument(agency_id=agency, created_by=self.user, updated_by=self.user, **given)
        document.full_clean()
        document.save()
        return document

    def after_write(self, created: list[Any], updated: list[Any]) -> None:
        """Each petition is answered by the first of its replies, on that one's day."""
        super().after_write(created, updated)
        for reply in created:
            petition = Petition.objects.select_for_update(of=["self"]).get(pk=reply.petition_id)
            if petition.state in OPEN:
                actions.transition(petition, to=State.ANSWERED, by=self.user, on=reply.signed_on)
            elif petition.state != State.ANSWERED:
                raise ValidationError({"petition": f"Kiến nghị {petition.code} {refusal(petition)}."})


def letter_of(reply: Reply) -> tuple[Any, str, Any]:
    """What a letter is known by."""
    return reply.petition.agency_id, reply.number, reply.signed_on
