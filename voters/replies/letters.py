"""One letter, many petitions: recorded for all of them or for none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from frontportal.kit.records.db_errors import translate_db_errors
from voters import actions
from voters.models.document import OF_LETTER, ReplyDocument
from voters.models.petition import Petition
from voters.models.reply import Reply
from voters.workflow import OPEN


@dataclass(frozen=True)
class Answer:
    """What the letter says to one petition."""

    petition: Petition
    reply_class: str
    text: str
    promised_on: date | None = None
    road_map: str = ""


def refusal(petition: Petition, document: ReplyDocument | None = None) -> str:
    """Why a letter can't answer it; `""` where nothing stands against it."""
    if petition.state not in OPEN:
        return f"đang ở bước “{petition.get_state_display()}” nên không ghi trả lời được"
    if document and petition.agency_id != document.agency_id:
        return f"đang ở {petition.agency}, không phải {document.agency}"
    return ""


@transaction.atomic
def answer_together(document: ReplyDocument, answers: Iterable[Answer], *, by) -> list[Petition]:
    """Raises ValidationError, a list with the code of each petition that something stands against, and stores nothing."""
    document.created_by = document.updated_by = by
    document.full_clean()
    document.save()
    refused, answered = [], []
    for answer in answers:
        try:
            with transaction.atomic(), translate_db_errors():
                answered.append(answer_one(document, answer, by))
        except ValidationError as error:
            refused.append(f"{answer.petition.code}: {' '.join(error.messages)}")
    if refused:
        raise ValidationError(refused)
    return answered


@transaction.atomic
def answer_with_scan(petition: Petition, file: Any, *, by, note: str = "", **given) -> Reply:
    """Record an answer with the letter's file, if there is one. `given` are the fields of Reply.

    What another petition was answered with already is one letter: it is not stored twice.
    """
    if not file:
        return actions.reply(petition, by=by, note=note, **given)
    known = {"agency": petition.agency} | {name: given[name] for name in OF_LETTER}
    document = letter_with(file, by=by, **known)
    return actions.reply(petition, by=by, note=note, document=document, **given)


@transaction.atomic
def attach_scan(reply: Reply, file: Any, *, by) -> ReplyDocument:
    """Give an answer that was recorded without its letter the file of that. Raises ValidationError where it has one."""
    reply = Reply.objects.select_for_update(of=["self"]).select_related("petition__agency").get(pk=reply.pk)
    if reply.document_id or reply.meeting_id:
        raise ValidationError("Câu trả lời này đã có văn bản, hoặc là trả lời tại hội nghị.")
    known = {"agency": reply.petition.agency} | {name: getattr(reply, name) for name in OF_LETTER}
    reply.document, reply.updated_by = letter_with(file, by=by, **known), by
    reply.save()
    return reply.document


def letter_with(file: Any, *, by, agency, number: str, signed_on: date, signer: str) -> ReplyDocument:
    """The letter of that number and day, new or known; a known one is given the file where it has none."""
    found = ReplyDocument.objects.filter(agency=agency, number=number, signed_on=signed_on).first()
    if found and found.signer != signer:
        raise ValidationError(f"Văn bản {found} đã ghi với người ký “{found.signer}”.")
    document = found or ReplyDocument(agency=agency, number=number, signed_on=signed_on, signer=signer, created_by=by)
    if document.file:
        raise ValidationError(f"Văn bản {document} đã có bản chụp.")
    document.file, document.updated_by = file, by
    document.full_clean()
    document.save()
    return document


def answer_one(document: ReplyDocument, answer: Answer, by) -> Petition:
    petition = Petition.objects.select_for_update(of=["self"]).select_related("agency").get(pk=answer.petition.pk)
    if sentence := refusal(petition, document):
        raise ValidationError(f"{sentence}.")
    letter = {name: getattr(document, name) for name in OF_LETTER} | {"document": document}
    words = {"reply_class": answer.reply_class, "text": answer.text, "promised_on": answer.promised_on}
    actions.reply(petition, by=by, road_map=answer.road_map, **letter, **words)
    return petition
