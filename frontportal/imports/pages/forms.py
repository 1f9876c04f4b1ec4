"""The forms of an import: which file; and the answers to what reading it left open."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from unfold.widgets import UnfoldAdminFileFieldWidget, UnfoldAdminTextInputWidget

from frontportal.kit.values.money import dong
from frontportal.sheets.links import UnitCell
from frontportal.sheets.template import values_of
from frontportal.workbooks.headers.spellings import normal
from frontportal.workbooks.office_files import MOST_BYTES

from ..models import SheetImport
from ..waiting.reading import Answers, resource_for

KINDS = (".xlsx", ".xls", ".ods", ".csv")
LEAVE_OUT = "-"  # no field is called so
NO_REASON = "Hãy ghi lý do vẫn nhập những dòng có thể trùng, hoặc đánh dấu để bỏ chúng ra."
HEADER, VALUE = "header_{}", "value_{}"


class SheetForm(forms.Form):
    import_file = forms.FileField(
        label="Tệp cần nhập",
        max_length=200,
        help_text="Excel (.xlsx, .xls), LibreOffice (.ods) hoặc CSV, như văn phòng vẫn lập hoặc theo tệp mẫu.",
        widget=UnfoldAdminFileFieldWidget(attrs={"accept": ",".join(KINDS)}),
        error_messages={
            "required": "Hãy chọn tệp.",
            "missing": "Hãy chọn tệp.",
            "invalid": "Tệp chưa được gửi kèm. Hãy chọn lại tệp.",
            "empty": "Tệp rỗng, không có dòng nào.",
            "max_length": "Tên tệp quá dài. Hãy đổi tên tệp cho ngắn hơn.",
        },
    )

    def clean_import_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["import_file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(f"Tệp lớn quá {MOST_BYTES // 2**20} MB. Hãy chia thành nhiều tệp nhỏ hơn.")
        if not file.name.lower().endswith(KINDS):
            raise forms.ValidationError("Chỉ nhận tệp Excel (.xlsx, .xls), LibreOffice (.ods) hoặc CSV (.csv).")
        return file


OF_NEW = "Tệp không có cột “{}”. Dòng mới ghi gì? Để trống nếu mọi dòng là bản ghi đã có."


class AnswersForm(forms.Form):
    """A field for each question of an import's report; answers given before stay."""

    def __init__(self, sheet_import: SheetImport, data: Any = None) -> None:
        super().__init__(data)
        self.given = Answers.of(sheet_import)
        asked = sheet_import.report.get("questions", {})
        self.missing = [name for kind in ("missing", "missing_of_new") for name, *_ in asked.get(kind, [])]
        self.headers = [header["text"] for header in asked.get("headers", [])]
        self.doubt_count = asked.get("doubt_count", 0)
        if "sheets" in asked:
            self.fields["sheet_name"] = sheet_field(asked["sheets"])
        known = self.known_headers(sheet_import) if self.headers else {}
        for number, header in enumerate(asked.get("headers", [])):
            self.fields[HEADER.format(number)] = header_field(
                header, asked["fields"], known.get(normal(header["text"]), "")
            )
        if "missing" in asked:
            resource = resource_for(sheet_import.model, sheet_import.created_by)
            for name, header, suggested in asked["missing"]:
                self.fields[VALUE.format(name)] = missing_field(resource, name, header, suggested)
            for name, header, suggested in asked.get("missing_of_new", []):
                self.fields[VALUE.format(name)] = field = missing_field(resource, name, header, suggested)
                field.required, field.label = False, OF_NEW.format(header)
        if "unit" in asked:
            self.fields["unit"] = unit_field(*asked["unit"])
        if "totals" in asked:
            self.fields["totals"] = totals_field()
        if "doubts" in asked:
            lines = sorted({line for line, _ in asked["doubts"]})
            self.fields["lines_left_out"] = left_out_field(lines)
            self.fields["doubt_reason"] = doubt_field()

    @staticmethod
    def known_headers(sheet_import: SheetImport) -> dict[str, str]:
        """What the same person took such headers for before: chosen beforehand, and asked all the same."""
        earlier = SheetImport.objects.filter(content_type=sheet_import.content_type)
        answers = earlier.answers_about_headers(by=sheet_import.created_by)
        return {header: LEAVE_OUT if name is None else name for header, name in answers.items()}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        chosen = [data.get(HEADER.format(number)) for number in range(len(self.headers))]
        named = [name for name in chosen if name and name != LEAVE_OUT]
        if len(named) != len(set(named)):
            raise forms.ValidationError("Hai cột không thể cùng là một mục. Hãy chọn lại.")
        is_open = len(data.get("lines_left_out", [])) < self.doubt_count
        if is_open and not data.get("doubt_reason") and "doubt_reason" not in self.errors:
            self.add_error("doubt_reason", NO_REASON)
        return data

    def answers(self) -> Answers:
        """All answers given so far; another sheet has other headers and other totals."""
        data = self.cleaned_data
        if data.get("sheet_name"):
            return Answers(sheet_name=data["sheet_name"])
        headers = dict(self.given.header_mapping)
        for number, text in enumerate(self.headers):
            name = data[HEADER.format(number)]
            headers[text] = None if name == LEAVE_OUT else name
        values = {name: data[VALUE.format(name)] for name in self.missing if data[VALUE.format(name)]}
        totals = self.given.skip_totals
        if "totals" in data:
            totals = data["totals"] == "skip"
        unit = data["unit"] == "apply" if "unit" in data else self.given.unit_applies
        reason = data.get("doubt_reason") or self.given.doubt_reason
        chosen = {int(line) for line in data.get("lines_left_out", [])}
        left_out = sorted(chosen | set(self.given.lines_left_out))
        return Answers(
            self.given.sheet_name, headers, totals, unit, reason, self.given.missing_values | values, left_out
        )


class TypedCell(forms.CharField):
    """A text as a cell of a column would have it; refused with the column's own sentence."""

    def __init__(self, header: str, cell: Any, **kwargs: Any) -> None:
        super().__init__(max_length=200, widget=UnfoldAdminTextInputWidget(), **kwargs)
        self.header, self.cell = header, cell

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        try:
            self.cell.clean(text)
        except ValueError as error:
            raise forms.ValidationError(f"“{self.header}”: {error}") from None
        return text


def missing_field(resource: Any, name: str, header: str, suggested: str) -> forms.Field:
    """What every row says of a column that the file lacks: one of those that the column allows, where they can be listed.

    A unit is typed: rows of an earlier year name one of then, and today's are too many to look through.
    """
    about: dict[str, Any] = {
        "label": f"Tệp không có cột “{header}”. Mọi dòng trong tệp ghi gì?",
        "initial": suggested,
        "error_messages": dict.fromkeys(
            ("required", "invalid_choice"), f"Hãy cho biết “{header}” của các dòng trong tệp."
        ),
    }
    field = resource.fields[name]
    if isinstance(field.widget, UnitCell):
        return TypedCell(header, field.widget, **about, help_text="Ghi như trong tệp, ví dụ: xã Đạ Đờn, huyện Lâm Hà.")
    if allowed := values_of(resource, name, field):
        return forms.ChoiceField(choices=[("", "Chọn"), *((text, text) for text in allowed)], **about)
    return TypedCell(header, field.widget, **about)


def sheet_field(sheets: list[dict[str, Any]]) -> forms.ChoiceField:
    """Which sheet of the workbook."""
    choices = [
        (sheet["name"], f"{sheet['name']} ({sheet['rows']} dòng{', trang ẩn' if sheet['is_hidden'] else ''})")
        for sheet in sheets
    ]
    return forms.ChoiceField(
        label="Tệp có nhiều trang tính. Nhập trang nào?",
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn trang tính.", "invalid_choice": "Hãy chọn một trang tính trong tệp."},
    )


def header_field(header: dict[str, Any], fields: list[list[str]], before: str) -> forms.ChoiceField:
    """What a column is: the likeliest fields first, chosen by nobody but the person. `before`: what it was taken for last."""
    likely = [pair for name in header["suggestions"] for pair in fields if pair[0] == name]
    rest = [pair for pair in fields if pair not in likely]
    is_known = before == LEAVE_OUT or before in {name for name, _ in fields}
    return forms.ChoiceField(
        label=f"Cột {header['letters']} “{header['text']}” là gì?"
        + (" Đã chọn sẵn như lần trước." if is_known else ""),
        initial=before if is_known else "",
        choices=[("", "Chọn"), *[(name, words) for name, words in likely + rest], (LEAVE_OUT, "Bỏ qua cột này")],
        error_messages={
            "required": f"Hãy chọn cột “{header['text']}” là gì, hoặc bỏ qua.",
            "invalid_choice": f"Hãy chọn cột “{header['text']}” là gì, hoặc bỏ qua.",
        },
    )


def unit_field(text: str, place: str, factor: int) -> forms.ChoiceField:
    """Whether the amounts are in the unit that stands above the table."""
    return forms.ChoiceField(
        label=f"Ô {place} ghi “{text}”. Số tiền trong bảng tính theo đơn vị nào?",
        choices=[
            ("apply", f"Đúng như tệp ghi: 1 trong cột số tiền là {dong(factor)} đồng"),
            ("dong", "Là đồng: giữ nguyên các số trong bảng"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn đơn vị của số tiền."},
    )


def totals_field() -> forms.ChoiceField:
    """Whether rows that look like sums are left out."""
    return forms.ChoiceField(
        label="Những dòng tổng cộng này",
        choices=[("skip", "Bỏ qua, không phải bản ghi"), ("keep", "Là bản ghi, nhập như các dòng khác")],
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn bỏ qua hay nhập các dòng tổng cộng."},
    )


def left_out_field(lines: list[int]) -> forms.MultipleChoiceField:
    """Rows of which each may be what is there already: the person who knows them says which are."""
    return forms.MultipleChoiceField(
        label="Bỏ ra, không nhập (dòng trùng)",
        choices=[(str(line), f"Dòng {dong(line)}") for line in lines],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def doubt_field() -> forms.CharField:
    """Why rows that may be twice are stored all the same."""
    return forms.CharField(
        label="Lý do vẫn nhập những dòng còn lại",
        max_length=300,
        required=False,
        widget=UnfoldAdminTextInputWidget(),
        error_messages={"max_length": "Lý do dài quá %(limit_value)d ký tự."},
    )
