"""On how many drafts the Front gave its opinion in a year, and how many were answered; only what may be read is counted."""

from django.db.models import Count, Sum

from frontportal.work_log.figures import DEMOCRACY
from frontportal.yearly.figures import Column, Figure, Question, register
from frontportal.yearly.narrative.clause import Clause

from .models import DraftComment

Kind = DraftComment.Kind


def sent(year: int):
    return DraftComment.objects.shown().filter(sent_on__year=year)


def of_kind(kind: str):
    return lambda year: sent(year).filter(kind=kind)


def answered(year: int):
    return sent(year).exclude(answer="")


def figure(
    slug: str, label: str, unit: str, position: int, clause: Clause, records, *, measure=None, short: str, **more
):
    return Figure(
        slug=slug,
        label=label,
        short=short,
        unit_of_measure=unit,
        section=DEMOCRACY,
        records=records,
        measure=measure or Count("pk", distinct=True),
        day="sent_on",
        position=position,
        clause=clause,
        columns=(
            Column("Ngày gửi", "sent_on", "day"),
            Column("Loại", "get_kind_display"),
            Column("Dự thảo", "draft"),
            Column("Cơ quan soạn thảo", "drafter"),
            Column("Số ý kiến", "points", "number"),
            Column("Kết quả", "get_answer_display"),
        ),
        fetch=("unit__parent",),
        is_shown_if_known=True,
        **more,
    )


register(
    figure("drafts-commented", "Dự thảo văn bản đã góp ý", "dự thảo", 73,
        Clause("góp ý {value} văn bản"), of_kind(Kind.COMMENT), short="Góp ý dự thảo"),
    figure("drafts-criticised", "Dự thảo đã phản biện xã hội", "dự thảo", 73,
        Clause("phản biện xã hội {value}", "drafts-commented", "phản biện xã hội {value}"), of_kind(Kind.CRITICISM), short="Phản biện"),
    figure("draft-points", "Ý kiến góp ý, phản biện dự thảo", "ý kiến", 74,
        Clause("nêu {value} góp ý, phản biện dự thảo", "drafts-criticised", "nêu {value}"), sent, measure=Sum("points"), short="Ý kiến"),
    figure("drafts-answered", "Góp ý, phản biện đã được trả lời", "dự thảo", 74,
        Clause("được trả lời về {value}", "draft-points", "được trả lời về {value}"), answered, whole=Question(sent), short="Được trả lời",
        note="Cơ quan soạn thảo đã tiếp thu, tiếp thu một phần hoặc giải trình."),
)  # fmt: skip
