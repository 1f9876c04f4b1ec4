"""The filters of the public list of petitions: a plain GET form that works without scripts."""

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from frontportal.page_cache.remembered import remembered
from frontportal.places.models import Unit
from voters.models.agency import Agency
from voters.models.petition import Petition
from voters.workflow import ANSWERED, OPEN, State

ANY = [("", "Tất cả")]
STATES = {
    "cho-chuyen": ("Đã phân loại, chờ chuyển", Q(state=State.CLASSIFIED)),
    "dang-giai-quyet": ("Đang giải quyết", Q(state__in=OPEN)),
    "qua-han": ("Quá hạn trả lời", Q(state__in=OPEN)),
    "da-tra-loi": ("Đã trả lời", Q(state__in=ANSWERED)),
}


@remembered("voters", "places")
def choices_offered() -> dict[str, list[tuple[str, str]]]:
    """Units, agencies and years of petitions that the public may read."""
    asked = Petition.objects.public()
    units = Unit.objects.filter(Exists(asked.filter(unit=OuterRef("pk")))).select_related("parent").alphabetical()
    agencies = Agency.objects.filter(Exists(asked.filter(agency=OuterRef("pk")))).order_by("sort_name")
    years = asked.years()[::-1]
    return {
        "dia_ban": [(unit.code, str(unit)) for unit in units],
        "co_quan": [(str(agency.pk), agency.name) for agency in agencies],
        "nam": [(str(year), str(year)) for year in years],
    }


class PetitionFilter(forms.Form):
    """A value that is not offered gets a sentence at its field and narrows nothing."""

    linh_vuc = forms.ChoiceField(label="Lĩnh vực", required=False, choices=ANY + Petition.Field.choices)
    dia_ban = forms.ChoiceField(label="Địa bàn", required=False)
    trang_thai = forms.ChoiceField(
        label="Trạng thái", required=False, choices=ANY + [(key, label) for key, (label, _) in STATES.items()]
    )
    nam = forms.ChoiceField(label="Năm", required=False)
    co_quan = forms.ChoiceField(label="Cơ quan trả lời", required=False)

    default_error_messages = {"invalid_choice": "Mục này không có trong danh sách."}

    def __init__(self, data=None):
        super().__init__(data)
        for name, choices in choices_offered().items():
            self.fields[name].choices = ANY + choices
        for field in self.fields.values():
            field.error_messages |= self.default_error_messages

    def narrow(self, petitions):
        """The petitions that fit every field filled in rightly."""
        if not self.is_bound:
            return petitions
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if "trang_thai" in given:
            petitions = petitions.filter(STATES[given["trang_thai"]][1])
        if given.get("trang_thai") == "qua-han":
            petitions = petitions.filter(due_on__lt=timezone.localdate())
        if "dia_ban" in given:
            petitions = petitions.filter(Q(unit__code=given["dia_ban"]) | Q(unit__parent__code=given["dia_ban"]))
        columns = {"linh_vuc": "field", "nam": "year", "co_quan": "agency"}
        return petitions.filter(**{columns[name]: value for name, value in given.items() if name in columns})
