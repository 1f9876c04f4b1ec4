"""What this room keeps about people: who is honoured."""

from typing import Any

from django.db import connection

from frontportal.sheets.datasets.personal import PersonalRecords

from .models.honouree import Honouree


def erase(honouree: Honouree, by: Any) -> None:
    """With what was proposed that it should say; the journal of deletions has it by then."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT campaigns_forget_honouree(%s)", [honouree.pk])
    honouree.delete()


PERSONAL = (
    PersonalRecords(
        slug="honourees",
        model="campaigns.Honouree",
        label="Gương được tôn vinh",
        what="Họ tên, chức danh, nơi ở, việc làm của người được tôn vinh",
        purpose="Tôn vinh; chỉ công khai khi người ấy đã đồng ý",
        fields=("honour", "name", "role", "deed"),
        names=("folded",),
        among=lambda records: records.filter(kind="person"),
        erase=erase,
        kept_for="Lâu dài, cùng hồ sơ của lễ; xoá khi người ấy yêu cầu",
    ),
)
