"""Invented comments on drafts, boards of communes."""

from datetime import date

from simple_history.utils import bulk_create_with_history

from frontportal.places.models import Unit

from .models import CommuneBoard, DraftComment

ORDER = 82
DRAFTS = [
    ("comment", "letter", "Nghị quyết về mức thu phí vệ sinh", "Ban Kinh tế – Xã hội", date(2023, 4, 3), date(2023, 4, 14), 4, "partly"),
    ("criticism", "conference", "Đề án sắp xếp chợ xã Đạ Đờn", "UBND xã Đạ Đờn", date(2023, 9, 5), date(2023, 9, 22), 7, "taken"),
    ("comment", "letter", "Quy chế quản lý nhà văn hoá thôn", "Phòng Văn hoá và Thông tin", date(2024, 3, 4), date(2024, 3, 18), 5, "taken"),
    ("criticism", "conference", "Nghị quyết hỗ trợ làm đường thôn", "UBND huyện Lâm Hà", date(2024, 10, 7), date(2024, 10, 24), 14, "explained"),
]  # fmt: skip


def load(world) -> None:
    commune = world["communes"]["Đạ Đờn"]
    by = world.users["editor"]
    comments = [
        DraftComment(
            unit=commune if "Đạ Đờn" in drafter else commune.parent, kind=kind, form=form, draft=draft, drafter=drafter, asked_on=asked, due_on=sent, sent_on=sent, letter_number=f"{number}/CV-MTTQ",
            held_on=sent if form == "conference" else None, points=points, answer=answer, shown=True, answered_on=sent.replace(day=28),
            summary="Đề nghị nêu rõ đối tượng được miễn, giảm và lấy thêm ý kiến của người dân ở khu dân cư.",
        )
        for number, (kind, form, draft, drafter, asked, sent, points, answer) in enumerate(DRAFTS, 31)
    ]  # fmt: skip
    bulk_create_with_history(comments, DraftComment, default_user=by)
    boards = [
        CommuneBoard(
            unit=commune,
            kind=kind,
            since=date(2022, 3, 1),
            members=7 + len(kind) % 3,
            decision="12/QĐ-MTTQ-BTT",
            shown=True,
        )
        for commune in Unit.objects.filter(pk__in=[each.pk for each in world["communes"].values()]).order_by("pk")[:4]
        for kind in CommuneBoard.Kind.values
    ]
    bulk_create_with_history(boards, CommuneBoard, default_user=by)
