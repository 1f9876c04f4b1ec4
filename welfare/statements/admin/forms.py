"""The form of the first screen of an import."""

from django import forms
from unfold.widgets import UnfoldAdminFileFieldWidget, UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget

from welfare.funds.models.bank_account import BankAccount
from welfare.statements.uploads.actions import MOST_BYTES

# What a window for choosing a file shows at first; the reader goes by the content alone.
ACCEPTED = ".pdf,.xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt,.sta,.940,.mt940,.xml,.json,.html,.htm"


class RereadingForm(forms.Form):
    """Why the file of a statement should be read again."""

    reason = forms.CharField(
        label="Lý do",
        max_length=300,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 2}),
        error_messages={"required": "Hãy ghi lý do."},
    )


class ConflictForm(forms.Form):
    """What becomes of rows that contradict what is stored, and why."""

    is_accepted = forms.ChoiceField(
        label="Đề nghị",
        choices=[
            ("", "Chọn"),
            ("yes", "Ghi vào sổ: là giao dịch khác"),
            ("no", "Không ghi: dòng đã nhập trước là đúng"),
        ],
        widget=UnfoldAdminSelectWidget,
        error_messages={"required": "Hãy chọn ghi vào hay không ghi."},
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=300,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 2}),
        error_messages={"required": "Hãy ghi lý do."},
    )


class UploadForm(forms.Form):
    file = forms.FileField(
        label="Tệp sao kê",
        max_length=200,
        help_text="Tệp gốc của ngân hàng: PDF, Excel (XLSX, XLS), ODS, CSV, MT940, camt.053 (XML), JSON, HTML hoặc văn bản; "
        "mẫu được nhận ra từ nội dung.",
        widget=UnfoldAdminFileFieldWidget(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": "Hãy chọn tệp sao kê.",
            "missing": "Hãy chọn tệp sao kê.",
            "invalid": "Tệp chưa được gửi kèm. Hãy chọn lại tệp.",
            "empty": "Tệp rỗng, không có dòng nào.",
            "max_length": "Tên tệp quá dài. Hãy đổi tên tệp cho ngắn hơn.",
        },
    )
    account = forms.ModelChoiceField(
        label="Tài khoản",
        queryset=BankAccount.objects.none(),
        required=False,
        empty_label="Theo số tài khoản in trong tệp",
        help_text="Chỉ chọn khi tệp không in số tài khoản, hoặc in số đã che.",
        widget=UnfoldAdminSelectWidget,
        error_messages={"invalid_choice": "Không có tài khoản này."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["account"].queryset = BankAccount.objects.filter(active=True)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                f"Tệp lớn quá {MOST_BYTES >> 20} MB. Hãy xin ngân hàng sao kê của kỳ ngắn hơn, hoặc nhờ người quản trị nhập."
            )
        return file
