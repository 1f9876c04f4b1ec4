"""Sheets of houses, and of their steps: many surveys, or many hand-overs, at once."""

from typing import Any

from frontportal.sheets.resources import RecordResource
from welfare.assistance.resources import HouseResource

from .actions import keep_version
from .models.step import HouseStep
from .workflow import Stage, needs_approver

NOT_DIRECTLY = "Bạn ghi tiến độ bằng từng bước làm nhà; chỉ kế toán ghi thẳng tiến độ của căn nhà không qua các bước."
NOT_APPROVER = "Bước này dành cho người có quyền phê duyệt hỗ trợ làm nhà."


class SteppedHouseResource(HouseResource):
    """A clerk's sheet brings houses that are planned; what becomes of them is told by their steps."""

    class Meta(HouseResource.Meta):
        pass

    def check_row(self, row: Any, checks: Any) -> None:
        super().check_row(row, checks)
        if self.user is None or row.record is None or self.user.has_perm("assistance.enter_state_house"):
            return
        moved = row.record.state != "planned" if row.is_new else {"state", "handed_over_on"} & set(row.changed())
        if moved:
            row.refuse(NOT_DIRECTLY, "state")


class HouseStepResource(RecordResource):
    """Steps are added and never changed, and stored one by one: a later row may go on from an earlier one of the sheet."""

    batch = 1
    lasting = "Bước làm nhà đã ghi thì không sửa, không xoá được, nên lần nhập này không hoàn tác được. Hãy xem kỹ trước khi lưu."
    instructions = {"house": "Mã nhà.", "stage": "Theo thứ tự; người phê duyệt khác người khảo sát."}

    class Meta(RecordResource.Meta):
        model = HouseStep
        import_id_fields = ("house", "stage", "date")
        fields = ("house", "stage", "date", "amount", "document", "people", "witness", "note")

    def check_row(self, row: Any, checks: Any) -> None:
        super().check_row(row, checks)
        if row.record is None or row.errors:
            return
        if not row.is_new and row.changed():
            row.refuse("Bước đã ghi thì không sửa được. Hãy ghi bước tiếp theo.")
        elif row.is_new and self.user is not None and not self.user.has_perm("houses.approve_housestep"):
            last = HouseStep.objects.filter(house=row.record.house_id).latest().first()
            if needs_approver(last.stage if last else "", Stage(row.record.stage)):
                row.refuse(NOT_APPROVER, "stage")

    def after_write(self, created: list[Any], updated: list[Any]) -> None:
        keep_version(created, by=self.user)
