"""Each night: from the banks' files to the published figures, is everything still what it was?"""

from io import StringIO

from django.core.management import call_command

from welfare.ledger.balances import fold_sums

from . import hash_chain
from .models import ChainLink

SHOWN = 20  # differences in the journal; the command shows all


def audit() -> str:
    """The last line of `audit_ledger`. Raises RuntimeError with the first differences where there are any."""
    output = StringIO()
    try:
        call_command("audit_ledger", stdout=output)
    except SystemExit:
        raise RuntimeError("\n".join(output.getvalue().splitlines()[-SHOWN:])) from None
    return output.getvalue().strip()


def prolong_chain() -> str:
    """The newest hash stands in the journal, which other people read: who exchanged the whole chain would differ from it."""
    added = hash_chain.prolong()
    newest = ChainLink.objects.order_by("-position").first()
    return (
        f"thêm {added}; mới nhất: {newest.position if newest else 0} {newest.sha256 if newest else ''}".rstrip() + "."
    )


JOBS = [("Đối soát sổ quỹ và sao kê", audit), ("Mã băm nối tiếp", prolong_chain), ("Gọn tổng của sổ quỹ", fold_sums)]
