"""What other rooms do with a statement that has just been imported. They register it in their module `after_import`:
`after_import(statement, *, by)`, called after the commit, in the order of INSTALLED_APPS.
"""

import sys

from frontportal.kit import discovery

from .models.statement import Statement


def run_after_import(key: int | None, *, by=None) -> None:
    """Hand the statement with this key on; None is nothing. The import stands whatever happens here: lines then wait."""
    if key is None:
        return
    for room in discovery.modules("after_import"):
        try:
            room.after_import(Statement.objects.select_related("account").get(pk=key), by=by)
        except Exception as error:
            # By its kind only: the text of an error may hold a memo.
            print(f"{room.__name__}, sao kê {key}: {type(error).__name__}", file=sys.stderr)
