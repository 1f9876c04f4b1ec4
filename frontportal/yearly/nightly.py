"""Each night: does every published edition still carry its own hash?"""

from .editions.verification import faults
from .models.edition import Edition


def verify_editions() -> str:
    """Raises RuntimeError with a sentence for each fault."""
    editions = list(Edition.objects.order_by("year", "number"))
    years = sorted({edition.year for edition in editions})
    wrong = [fault for year in years for fault in faults([each for each in editions if each.year == year])]
    if wrong:
        raise RuntimeError(" ".join(wrong))
    return f"{len(editions)} ấn bản của {len(years)} năm còn nguyên."


JOBS = [("Ấn bản đã công bố", verify_editions)]
