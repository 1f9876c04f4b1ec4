"""What a year's report says about the answers: in time, of which class, told back."""

from collections.abc import Callable

from frontportal.yearly.figures import Column, Figure, Question, register
from frontportal.yearly.narrative.clause import Clause
from voters.models.reply import Reply

from .outcomes import Outcome, reported_back, spoken, with_last_reply, with_outcome
from .year_figures import PETITIONS, counted

SHOWN = PETITIONS | {
    "columns": (
        *PETITIONS["columns"][:-1],
        Column("Cơ quan", lambda petition: str(petition.agency or "")),
        Column("Hạn trả lời", "due_on", "day"),
    )
}
# class of the last letter → figure's slug, label, its words alone, those behind the class before, place in the report
CLASSES = (
    (Reply.Class.RESOLVED, "resolved", "Kiến nghị đã giải quyết xong", "đã giải quyết xong {value}", 48),
    (Reply.Class.RESOLVING, "resolving", "Kiến nghị đang giải quyết", "đang giải quyết {value}", 49),
    (Reply.Class.WILL_RESOLVE, "will-resolve", "Kiến nghị sẽ giải quyết", "sẽ giải quyết {value}", 50),
    (Reply.Class.EXPLAINED, "explained", "Kiến nghị đã giải trình, cung cấp thông tin", "giải trình {value}", 51),
)


def answered(year: int):
    return counted(year).answered()


def in_time(year: int):
    return with_outcome(counted(year)).filter(outcome=Outcome.IN_TIME)


def of_class(value: str) -> Callable:
    return lambda year: with_last_reply(answered(year)).filter(last_class=value)


def class_figures():
    before = "petitions-in-time"
    for value, name, label, words, position in CLASSES:
        slug = f"petitions-{name}"
        yield Figure(
            slug=slug,
            clause=Clause(f"{words} của cử tri", before, words),
            label=label,
            short=Reply.Class(value).label,
            records=of_class(value),
            whole=Question(answered),
            position=position,
            note="Theo kết quả ghi trong văn bản trả lời sau cùng.",
            **SHOWN,
        )
        before = slug


register(
    Figure(
        slug="petitions-in-time",
        clause=Clause(
            "{value} của cử tri được trả lời đúng hạn", "petitions-answered", "trong đó {value} được trả lời đúng hạn"
        ),
        label="Kiến nghị được trả lời đúng hạn",
        short="Đúng hạn",
        records=in_time,
        whole=Question(answered),
        position=47,
        note="Văn bản trả lời đầu tiên kể từ lần chuyển sau cùng được ký không muộn hơn hạn trả lời.",
        **SHOWN,
    ),
    *class_figures(),
    Figure(
        slug="petitions-spoken",
        clause=Clause("{value} của cử tri được trả lời ngay tại hội nghị"),
        label="Kiến nghị được trả lời ngay tại hội nghị",
        short="Tại hội nghị",
        records=lambda year: spoken(counted(year)),
        whole=Question(answered),
        position=52,
        **SHOWN,
    ),
    Figure(
        slug="petitions-told",
        clause=Clause("báo lại cử tri kết quả {value}"),
        label="Kiến nghị đã báo lại cử tri",
        short="Đã báo lại",
        records=lambda year: reported_back(counted(year)),
        whole=Question(answered),
        position=53,
        note="Kể cả kiến nghị được trả lời ngay tại hội nghị.",
        **SHOWN,
    ),
)
