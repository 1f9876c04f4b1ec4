"""How many people asked for help and how many were answered; who asked is told to nobody."""

from frontportal.yearly.figures import Figure, register
from frontportal.yearly.narrative.clause import Clause

from .models import HelpRequest

IN_NEED = "Hộ khó khăn"
SHARED = {
    "unit_of_measure": "đề nghị",
    "section": IN_NEED,
    "people": "persons",
    "position": 83,
    "is_shown_if_known": True,
}


def asked(year: int):
    return HelpRequest.objects.in_year(year).counting_persons()


def answered(year: int):
    return asked(year).answered()


register(
    Figure(
        slug="help-requests",
        clause=Clause("tiếp nhận {value} giúp đỡ của người dân"),
        label="Đề nghị giúp đỡ của người dân",
        short="Đề nghị",
        records=asked,
        note="Đề nghị gửi qua cổng trong năm.",
        **SHARED,
    ),
    Figure(
        slug="help-requests-answered",
        clause=Clause("đã trả lời {value} giúp đỡ của người dân", "help-requests", "đã trả lời {value}"),
        label="Đề nghị giúp đỡ đã được trả lời",
        short="Đã trả lời",
        records=answered,
        **SHARED,
    ),
)
