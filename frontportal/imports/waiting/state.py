"""The one way in which the state of an import changes."""

from typing import Any

from django.utils import timezone

from ..models import SheetImport

LOCKS = 281_126  # first half of the key of the lock that a working process holds; the second is the import's


def set_state(sheet_import: SheetImport, *states: str, to: str, by: Any = None, **fields: Any) -> bool:
    """Change the state if it is one of `states`, in one statement: of two who try, one succeeds."""
    stamp = {"updated_by": by} if by else {}
    found = SheetImport.objects.filter(pk=sheet_import.pk, state__in=states)
    return bool(found.update(state=to, updated_at=timezone.now(), **stamp, **fields))
