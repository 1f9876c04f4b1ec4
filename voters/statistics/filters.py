"""What leaders ask: which year, which channel, received how, counted by what. A plain GET form."""

from django import forms

from voters.models.council import CouncilChannel
from voters.models.petition import Petition

from .outcomes import with_channel

ALL = [("", "Tất cả")]
GROUPS = {"co-quan": "Cơ quan", "dia-ban": "Xã, thị trấn", "linh-vuc": "Lĩnh vực"}


class StatisticsFilter(forms.Form):
    """A value that is not offered gets a sentence at its field and narrows nothing."""

    nam = forms.ChoiceField(label="Năm báo cáo", required=False)
    kenh = forms.ChoiceField(label="Kênh", required=False, choices=ALL + CouncilChannel.choices)
    qua = forms.ChoiceField(label="Tiếp nhận qua", required=False, choices=ALL + Petition.Channel.choices)
    theo = forms.ChoiceField(label="Đếm theo", required=False, choices=list(GROUPS.items()))

    def __init__(self, data, petitions) -> None:
        super().__init__(data)
        years = sorted(set(petitions.order_by().values_list("year", flat=True)), reverse=True)
        self.fields["nam"].choices = ALL + [(str(year), str(year)) for year in years]
        for field in self.fields.values():
            field.error_messages |= {"invalid_choice": "Mục này không có trong danh sách."}
        self.is_valid()

    @property
    def given(self) -> dict[str, str]:
        """What is asked for, by the names of the fields."""
        return {name: value for name, value in getattr(self, "cleaned_data", {}).items() if value}

    @property
    def group(self) -> str:
        return self.given.get("theo", "co-quan")

    def narrow(self, petitions):
        given = self.given
        if "kenh" in given:
            petitions = with_channel(petitions).filter(through=given["kenh"])
        columns = {"nam": "year", "qua": "channel"}
        return petitions.filter(**{columns[name]: value for name, value in given.items() if name in columns})
