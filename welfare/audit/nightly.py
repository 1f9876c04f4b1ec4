"""Each night: from the banks' files to the published figures, is everything still what it was?"""

from io import StringIO

from django.core.management import call_command

SHOWN = 20  # differences in the journal; the command shows all


def audit() -> str:
    """The last line of `audit_ledger`. Raises RuntimeError with the first differences where there are any."""
    output = StringIO()
    try:
        call_command("audit_ledger", stdout=output)
    except SystemExit:
        raise RuntimeError("\n".join(output.getvalue().splitlines()[-SHOWN:])) from None
    return output.getvalue().strip()


JOBS = [("Đối soát sổ quỹ và sao kê", audit)]
