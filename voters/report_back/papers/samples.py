"""An agenda on paper, invented."""

from frontportal.paper.sample import LONG, SIGNS, PaperSample, headed

from .agenda import LAYOUT

ITEM = {"title": f"KN-2024-001. {SIGNS}", "facts": SIGNS, "replies": [LONG]}
AGENDA = headed(
    "Báo lại kiến nghị, Xã Mẫu", opening=LONG,
    parts=[{"title": SIGNS, "items": [ITEM, ITEM | {"replies": []}] * 4}, {"title": "Đang giải quyết (1)", "items": [ITEM]}],
)  # fmt: skip
SAMPLES = (PaperSample("agenda", "Chương trình báo lại kiến nghị", LAYOUT, AGENDA),)
