"""One line of what voters said, and the lines of a page."""

from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError

from voters.models.agency import Agency
from voters.models.petition import Petition
from voters.opinions.pasted import MOST_OPINIONS, title_of
from voters.opinions.suggestions import earlier_petition

from .answered import AnsweredForm

PREFIX = "opinions"
LINES = 5  # empty ones on a page just opened
LETTERS = 4_000  # of one opinion


class PartForm(forms.Form):
    """One thing that is asked for. `agencies` are the page's: two hundred lines ask the database no more than one does."""

    content = forms.CharField(
        label="Nội dung",
        max_length=LETTERS,
        widget=forms.Textarea(attrs={"rows": 1, "autocomplete": "off"}),
        error_messages={"required": "Hãy ghi nội dung, hoặc để trống cả dòng."},
    )
    field = forms.ChoiceField(
        label="Lĩnh vực",
        choices=[("", "Chọn"), *Petition.Field.choices],
        error_messages={"required": "Hãy chọn lĩnh vực."},
    )
    agency = forms.ChoiceField(label="Cơ quan có thẩm quyền", required=False)

    def __init__(self, *args, agencies, user, **options):
        super().__init__(*args, **options)
        self.fields["agency"].choices = agencies
        self.user = user

    @property
    def given(self) -> dict:
        """Its fields as those of a petition, which is called by its own words until it is classified."""
        content = self.cleaned_data["content"]
        return {
            "title": title_of(content),
            "content": content,
            "field": self.cleaned_data["field"],
            "agency_id": self.cleaned_data["agency"] or None,
        }


class OpinionForm(AnsweredForm, PartForm):
    """One opinion of the minutes, with what was answered at once."""

    repeats = forms.CharField(
        label="Lặp lại kiến nghị", max_length=20, required=False, widget=forms.TextInput(attrs={"placeholder": "KN-…"})
    )
    is_complaint = forms.BooleanField(label="Khiếu nại, tố cáo", required=False)

    def clean_repeats(self):
        code = self.cleaned_data["repeats"]
        found = earlier_petition(self.user, code) if code else None
        if code and found is None:
            raise ValidationError(f"Không có kiến nghị “{code}”, hoặc nằm ngoài địa bàn được phân công cho bạn.")
        return found

    def clean(self):
        given = super().clean()
        if given.get("is_complaint") and given.get("repeats"):
            self.add_error("repeats", "Khiếu nại, tố cáo được tách riêng, không ghi là lặp lại kiến nghị.")
        return given

    field_order = ["content", "field", "agency", "repeats", "is_complaint"]

    @property
    def given(self) -> dict:
        own = {"repeated_of": self.cleaned_data["repeats"], "is_complaint": self.cleaned_data["is_complaint"]}
        return super().given | own


def lines_of(form, data, *, user, extra: int = LINES, initial=None):
    """The formset of a page; `data` is None for one just opened."""
    agencies = [("", "Chưa rõ"), *((str(key), name) for key, name in active_agencies())]
    factory = forms.formset_factory(form, extra=extra, max_num=MOST_OPINIONS, validate_max=True)
    lines = factory(data, prefix=PREFIX, initial=initial, form_kwargs={"agencies": agencies, "user": user})
    lines.error_messages |= {"too_many_forms": f"Mỗi lần ghi nhiều nhất {MOST_OPINIONS} ý kiến. Hãy ghi từng phần."}
    return lines


def to_mend(by_name: Mapping[str, forms.BaseForm]) -> list[tuple[str, str]]:
    """[(what the page calls a line, the id of its first field that is wrong)]: forty lines are long to look through."""
    wrong = [(name, next((field for field in form if field.errors), None)) for name, form in by_name.items()]
    return [(name, field.id_for_label) for name, field in wrong if field]


def active_agencies():
    return Agency.objects.filter(active=True).values_list("pk", "name")


def filled(lines) -> list:
    return [form for form in lines if form.has_changed()]


def place_of(line) -> int:
    """By which number the page calls it: empty lines count."""
    return int(line.prefix.rpartition("-")[2]) + 1
