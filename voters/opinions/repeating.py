"""What is asked again: a petition of its own that names the one asked before."""

from django.core.exceptions import ValidationError
from django.db import transaction

from voters.models.petition import Petition
from voters.workflow import ASIDE


def repeat_refusal(petition: Petition) -> str:
    """Why a petition can't be one that repeats another; `""` where nothing stands against it."""
    if petition.is_complaint:
        return "là khiếu nại, tố cáo"
    return f"đang ở bước “{petition.get_state_display()}”" if petition.state in ASIDE else ""


@transaction.atomic
def mark_repeated(petition: Petition, earlier: Petition, *, by) -> None:
    """Raises ValidationError with a Vietnamese sentence where `earlier` is not asked before, or leads back here."""
    petition = Petition.objects.select_for_update(of=["self"]).get(pk=petition.pk)
    if earlier.pk == petition.pk:
        raise ValidationError("Không thể lặp lại chính kiến nghị này.")
    if earlier.received_on > petition.received_on:
        raise ValidationError(f"{earlier.code} tiếp nhận ngày {earlier.received_on:%d/%m/%Y}, sau kiến nghị này.")
    if petition.pk in asked_before(earlier):
        raise ValidationError(f"{earlier.code} đã ghi là lặp lại kiến nghị này.")
    petition.repeated_of, petition.updated_by = earlier, by
    petition.save()


def asked_before(petition: Petition) -> set[int]:
    """Keys of what it repeats, of what that repeats, and so on."""
    found: set[int] = set()
    while petition.repeated_of_id and petition.repeated_of_id not in found:
        found.add(petition.repeated_of_id)
        petition = petition.repeated_of
    return found


def relatives_of(petition: Petition) -> list[tuple[str, Petition]]:
    """What a petition was split from, joined, became, or is asked again in, each with the word for it."""
    one = [
        ("Tách từ", petition.split_from),
        ("Gộp vào", petition.merged_into),
        ("Lặp lại", petition.repeated_of),
    ]
    many = [
        ("Tách thành", petition.split_into),
        ("Nhận gộp", petition.merged),
        ("Được nêu lại", petition.repetitions),
    ]
    found = [(word, other) for word, other in one if other]
    return found + [(word, other) for word, others in many for other in others.order_by("code")]
