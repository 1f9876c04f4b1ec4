"""Who is told what, when something waits, is decided or is said. Nobody is told of what they did themselves."""

from typing import Any

from django.db import models
from django.urls import reverse

from frontportal.kit.records.base import Publishable
from frontportal.kit.records.scoping import may_see
from frontportal.staff.models import Mail, User

from ..models.note import Note
from ..models.proposed_change import ProposedChange
from ..rights import right_to_decide
from .sending import address_of, send_later


def name_of(record: models.Model) -> str:
    """How a mail calls a record: by its code where it has one, for what voters wrote stays in the office."""
    kind = str(record._meta.verbose_name)
    code = getattr(record, "code", "")
    return f"{kind} {code}" if code and not isinstance(record, Publishable) else f"{kind} “{record}”"


def page_of(record: models.Model) -> str:
    """The address of the record's page in the admin."""
    return address_of(reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk]))


def deciders(record: models.Model) -> list[User]:
    """Those who decide about records of this kind in this place."""
    right = right_to_decide(type(record))
    people = User.objects.with_perm(
        right, backend="django.contrib.auth.backends.ModelBackend", include_superusers=False
    )
    return [person for person in people if may_see(record, person)]


def others(people: list[User], *without: Any) -> list[User]:
    """The people without some of them."""
    keys = {person.pk for person in without if person is not None}
    return [person for person in people if person.pk not in keys]


def record_waits(record: Publishable, by: Any) -> None:
    """Somebody handed a text in."""
    body = f"{by} gửi duyệt {name_of(record)}.\n\nĐọc và duyệt tại: {page_of(record)}"
    send_later(Mail.WAITING, others(deciders(record), by), f"Chờ duyệt: {record}", body)


def record_is_published(record: Publishable, by: Any) -> None:
    """Somebody approved a text."""
    state = record.state_in_words
    body = f"{by} đã duyệt {name_of(record)}. Trạng thái: {state}.\n\nXem tại: {page_of(record)}"
    send_later(Mail.APPROVED, others(writers(record), by), f"Đã duyệt: {record}", body)


def record_is_sent_back(record: Publishable, by: Any) -> None:
    """Somebody gave a text back to its writer."""
    body = f"{by} trả lại {name_of(record)} để viết tiếp.\n\nXem lời nhắn và sửa tại: {page_of(record)}"
    send_later(Mail.SENT_BACK, others(writers(record), by), f"Trả lại: {record}", body)


def writers(record: models.Model) -> list[User]:
    """Who wrote the record: first, last and according to its stamps."""
    named = [getattr(record, name, None) for name in ("written_by", "created_by", "updated_by")]
    return list({person.pk: person for person in named[: 2 if named[0] else 3] if person is not None}.values())


def note_is_left(note: Any) -> None:
    """Somebody left a note: the writers and whoever has decided or spoken about the record are told."""
    record = note.record
    spoken = [each.by for each in Note.objects.about(record).select_related("by")]
    proposers = [each.proposed_by for each in ProposedChange.objects.about(record).select_related("proposed_by")]
    people = {person.pk: person for person in [*writers(record), *spoken, *proposers]}
    if getattr(record, "state", "") == Publishable.State.WAITING:
        people |= {person.pk: person for person in deciders(record)}
    body = f"{note.by} nhắn về {name_of(record)}.\n\nĐọc lời nhắn tại: {page_of(record)}"
    addressed = [person for person in others(list(people.values()), note.by) if may_see(record, person)]
    send_later(Mail.NOTE, addressed, f"Lời nhắn mới: {name_of(record)}", body)


def proposal_waits(proposal: Any) -> None:
    """Somebody proposed a change of what the public reads."""
    body = f"{proposal.proposed_by} đề nghị sửa {name_of(proposal.record)}.\n\nSo hai bản và duyệt tại: {page_of(proposal)}"
    people = others(deciders(proposal.record), proposal.proposed_by)
    send_later(Mail.WAITING, people, f"Đề nghị sửa chờ duyệt: số {proposal.pk}", body)


def proposal_is_decided(proposal: Any) -> None:
    """Somebody decided about a proposal; one that its proposer took back is nobody's news."""
    kinds = {
        proposal.State.APPROVED: (Mail.APPROVED, "đã duyệt"),
        proposal.State.REJECTED: (Mail.SENT_BACK, "trả lại"),
    }
    if proposal.state not in kinds:
        return
    kind, done = kinds[proposal.state]
    what = name_of(proposal.record) if proposal.record else proposal.content_type.name
    body = (
        f"{proposal.decided_by} {done} đề nghị sửa số {proposal.pk} của bạn về {what}.\n\nXem tại: {page_of(proposal)}"
    )
    people = others([proposal.proposed_by], proposal.decided_by)
    send_later(kind, people, f"Đề nghị sửa số {proposal.pk}: {done}", body)
