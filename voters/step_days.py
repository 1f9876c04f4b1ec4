"""On which day a step may have happened: never before the petition came, nor in days to come, nor before what it follows from."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from .models.petition import Petition
from .workflow import State

# A body that gave a petition back did not have it before; voters are told of an answer that is there. A letter that replaces
# another one may be older than it.
AFTER = {
    State.FORWARDED: (State.FORWARDED, State.RETURNED),
    State.RETURNED: (State.FORWARDED, State.RETURNED),
    State.REPORTED: (State.ANSWERED,),
}


def happened_between(petition: Petition, to: str, on: date | None) -> None:
    """Raises ValidationError with a Vietnamese sentence for a day that can't be that of the step."""
    if on is None:
        return
    if on > timezone.localdate():
        raise ValidationError({"on": f"Ngày {on:%d/%m/%Y} chưa đến."})
    if on < petition.received_on:
        came = f"{petition.received_on:%d/%m/%Y}"
        raise ValidationError({"on": f"Ngày {on:%d/%m/%Y} trước ngày tiếp nhận kiến nghị {came}."})
    earlier = last_day_of(petition, AFTER.get(State(to), ()))
    if earlier and on < earlier.on:
        label = State(earlier.to_state).label.lower()
        raise ValidationError({"on": f"Ngày {on:%d/%m/%Y} trước ngày {earlier.on:%d/%m/%Y} của bước “{label}”."})


def last_day_of(petition: Petition, states: tuple[State, ...]):
    """The last of such steps that has a day, since the petition was last begun with: starting again is how a wrong day is mended."""
    if not states:
        return None
    found = None
    for step in petition.steps.filter(to_state__in=(State.RECEIVED, *states)).order_by("pk"):
        if step.to_state == State.RECEIVED:
            found = None
        elif step.on:
            found = step
    return found
