"""Sheets of a reform's lines: which units become which, which areas move apart."""

from frontportal.sheets.resources import RecordResource

from .models import ReformArea, ReformStep


class ReformLineResource(RecordResource):
    def span_of(self, row: dict) -> None:
        """The units of a line live on either side of the day."""
        return None


class ReformStepResource(ReformLineResource):
    headers = {"reform": "Mã lần sắp xếp", "predecessor": "Đơn vị cũ", "whole": "Toàn bộ", "ends": "Đơn vị cũ kết thúc"}

    class Meta(RecordResource.Meta):
        model = ReformStep
        import_id_fields = ("reform", "predecessor", "successor_code")
        fields = (
            "reform", "predecessor", "whole", "ends", "successor_code", "successor_name", "successor_kind",
            "official_code", "parent",
        )  # fmt: skip


class ReformAreaResource(ReformLineResource):
    headers = {"reform": "Mã lần sắp xếp", "area": "Khu dân cư", "new_name": "Tên mới"}

    class Meta(RecordResource.Meta):
        model = ReformArea
        import_id_fields = ("reform", "area")
        fields = ("reform", "area", "successor_code", "new_name")
