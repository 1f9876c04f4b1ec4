"""What a body answered at once, written down beside the opinion that it answers."""

from django import forms

from voters.models.reply import Reply

PROMISING = (Reply.Class.RESOLVING, Reply.Class.WILL_RESOLVE)
PARTS = ("answer", "answer_by", "answer_class", "answer_promised")
NEEDED = {
    "agency": "Có trả lời tại hội nghị thì phải chọn cơ quan.",
    "answer_by": "Hãy ghi chức vụ người trả lời, không ghi tên.",
    "answer_class": "Hãy chọn kết quả trả lời.",
}


class AnsweredForm(forms.Form):
    """Fields that belong together: all empty, or an answer."""

    answer = forms.CharField(
        label="Nội dung trả lời tại hội nghị",
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 1, "autocomplete": "off"}),
    )
    answer_by = forms.CharField(label="Người trả lời (chức vụ)", max_length=150, required=False)
    answer_class = forms.ChoiceField(label="Kết quả", choices=[("", "Chọn"), *Reply.Class.choices], required=False)
    answer_promised = forms.DateField(
        label="Hẹn xong ngày",
        required=False,
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "ngày/tháng/năm"}),
    )

    @property
    def has_answer(self) -> bool:
        """Whether a line shows the fields open."""
        return any(self[name].value() or self[name].errors for name in PARTS)

    def clean(self):
        given = super().clean()
        if given.get("answer"):
            for name, sentence in NEEDED.items():
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
            promises = given.get("answer_class") in PROMISING
            if promises and not given.get("answer_promised") and "answer_promised" not in self.errors:
                self.add_error("answer_promised", "Đang hoặc sẽ giải quyết thì phải ghi ngày hẹn xong.")
            if given.get("is_complaint"):
                self.add_error("answer", "Khiếu nại, tố cáo được tách riêng, không ghi trả lời ở đây.")
        elif "answer" not in self.errors and any(given.get(f"answer_{name}") for name in ("by", "class", "promised")):
            self.add_error("answer", "Hãy ghi nội dung trả lời, hoặc để trống cả người trả lời, kết quả và ngày hẹn.")
        return given

    @property
    def spoken(self) -> dict | None:
        """The fields of a Reply; None where nothing was answered."""
        given = self.cleaned_data
        if not given["answer"]:
            return None
        names = {
            "text": "answer",
            "signer": "answer_by",
            "reply_class": "answer_class",
            "promised_on": "answer_promised",
        }
        return {name: given[own] for name, own in names.items()}
