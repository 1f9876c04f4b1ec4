"""Sheets of campaigns' years and of what communes report."""

from import_export.fields import Field

from frontportal.sheets.links import LinkCell, words_of
from frontportal.sheets.resources import RecordResource

from .models.campaign_year import CampaignYear
from .models.participation import Participation


class CampaignYearResource(RecordResource):
    class Meta(RecordResource.Meta):
        model = CampaignYear
        import_id_fields = ("campaign", "year")
        fields = ("campaign", "year", "lead", "measure", "plan", "due_on")


class CampaignYearCell(LinkCell):
    """A campaign's year by the campaign's name and the year."""

    def related(self):
        return super().related().select_related("campaign")

    def names_of(self, record):
        return {words_of(str(record))}

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(value)


class ParticipationResource(RecordResource):
    campaign_year = Field(
        attribute="campaign_year", column_name="Chương trình năm", widget=CampaignYearCell(CampaignYear)
    )
    instructions = {"campaign_year": "Tên cuộc vận động kèm năm, ví dụ: Ngày vì người nghèo, năm 2024."}

    class Meta(RecordResource.Meta):
        model = Participation
        import_id_fields = ("campaign_year", "unit")
        fields = ("campaign_year", "unit", "plan", "result", "reported_on", "note")
