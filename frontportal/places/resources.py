"""Sheets of units and of what became of them."""

from datetime import date, timedelta

from frontportal.sheets.cells import DayCell
from frontportal.sheets.resources import RecordResource

from .models import Succession, Unit


class UnitResource(RecordResource):
    """Provinces down to residential areas. A unit may lie in one named further up in the same sheet."""

    headers = {"parent": "Thuộc", "since": "Có từ ngày", "until": "Đến trước ngày"}
    instructions = {
        "code": "Chữ không dấu, ví dụ da-don-thon-da-tien.",
        "parent": "Mã hoặc tên xã, thị trấn; ví dụ xã Đạ Đờn.",
        "since": "Để trống nếu có từ trước khi ghi chép.",
        "until": "Ngày đầu tiên không còn đơn vị. Để trống nếu đang tồn tại.",
    }

    batch = 1  # a row may name the unit of an earlier one

    class Meta(RecordResource.Meta):
        model = Unit
        import_id_fields = ("code", "since")
        fields = (
            "code", "official_code", "name", "kind", "parent", "since", "until", "decision", "households", "is_served", "note",
        )  # fmt: skip

    def span_of(self, row: dict) -> tuple[date, date] | None:
        """The parent must exist on the unit's first day, or, where that is not known, on its last."""
        for name, back in (("since", 0), ("until", 1)):
            try:
                day = DayCell().clean(row.get(self.fields[name].column_name))
            except ValueError:
                return None
            if day:
                return day - timedelta(days=back), day - timedelta(days=back)
        return None

    def after_write(self, created, updated):
        """Later rows may name these units as the one they lie in."""
        super().after_write(created, updated)
        for instance in [*created, *updated]:
            self.fields["parent"].widget.learn(instance)


class SuccessionResource(RecordResource):
    headers = {"on": "Từ ngày", "whole": "Toàn bộ"}

    class Meta(RecordResource.Meta):
        model = Succession
        import_id_fields = ("predecessor", "successor", "on")
        fields = ("predecessor", "successor", "on", "whole", "note")

    def span_of(self, row: dict) -> None:
        """The two units live on either side of the day."""
        return None
