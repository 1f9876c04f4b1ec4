"""The sheet for a board: the models of skilful civil work that are shown, by field."""

from collections.abc import Iterable

from django.utils import timezone

from frontportal.committee.papers.board_sheet import BoardSection, BoardSheet
from frontportal.kit.web.tags import day

from .models import CivilWorkModel


def models_sheet(models: Iterable[CivilWorkModel], *, address: str) -> BoardSheet:
    """`models` in the order in which a field lists them."""
    models = list(models)
    sections = [
        BoardSection(label, [line_of(each) for each in models if each.field == value])
        for value, label in CivilWorkModel.Field.choices
    ]
    return BoardSheet(
        title="Mô hình “Dân vận khéo”",
        heading="DANH SÁCH\nMô hình “Dân vận khéo”",
        on=timezone.localdate(),
        facts=[("Số mô hình", str(len(models)))],
        sections=sections,
        notes=[],
        address=address,
        code_words="Mã QR dẫn tới trang các mô hình “Dân vận khéo”",
    )


def line_of(model: CivilWorkModel) -> str:
    until = f" đến {day(model.ended_on)}" if model.ended_on else ""
    recognised = f" Công nhận: {model.recognised_text}." if model.recognised_text else ""
    return f"{model.name}, {model.unit}: {model.lead} thực hiện từ {day(model.started_on)}{until}.{recognised}"
