"""The letter, and below it what it says to each petition."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from voters.models.agency import Agency
from voters.models.document import ReplyDocument
from voters.models.petition import Petition
from voters.models.reply import Reply

from .letters import Answer

PROMISING = (Reply.Class.RESOLVING, Reply.Class.WILL_RESOLVE)


class LetterForm(forms.ModelForm):
    text = forms.CharField(
        label="Nội dung chung",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Dùng cho mọi kiến nghị để trống ô nội dung riêng. Công khai: không ghi tên người kiến nghị.",
    )

    class Meta:
        model = ReplyDocument
        fields = ["agency", "number", "signed_on", "signer", "file"]

    def __init__(self, *args, petitions, **options) -> None:
        super().__init__(*args, **options)
        held = {petition.agency_id for petition in petitions}
        self.fields["agency"].queryset = Agency.objects.filter(pk__in=held).order_by("sort_name")
        self.fields["agency"].empty_label = "Chọn"
        if len(held) == 1:
            self.fields["agency"].initial = next(iter(held))
        self.fields["signed_on"].initial = timezone.localdate
        self.fields["signed_on"].widget = forms.DateInput(
            format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "ngày/tháng/năm"}
        )
        self.fields["file"].widget = forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"})


class AnswerForm(forms.Form):
    reply_class = forms.ChoiceField(label="Kết quả", choices=[("", "Chọn"), *Reply.Class.choices])
    promised_on = forms.DateField(
        label="Hẹn xong ngày",
        required=False,
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "ngày/tháng/năm"}),
    )
    road_map = forms.CharField(label="Lộ trình", max_length=300, required=False)
    text = forms.CharField(label="Nội dung riêng", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, petition: Petition, **options) -> None:
        super().__init__(*args, prefix=petition.code, **options)
        self.petition = petition

    def clean(self):
        given = super().clean()
        if given.get("reply_class") in PROMISING and not given.get("promised_on") and "promised_on" not in self.errors:
            self.add_error("promised_on", "Đang hoặc sẽ giải quyết thì phải ghi ngày hẹn xong.")
        return given

    def answer(self, common: str) -> Answer:
        """With the letter's common text where this petition has none of its own."""
        given = self.cleaned_data
        return Answer(
            self.petition, given["reply_class"], given["text"] or common, given["promised_on"], given["road_map"]
        )


def without_text(answers: list[Answer]) -> list[str]:
    """A sentence for each petition to which the letter says nothing."""
    return [f"{each.petition.code}: chưa có nội dung trả lời, riêng hoặc chung." for each in answers if not each.text]


def stored_sentences(error: ValidationError) -> list[str]:
    """What stands against a letter, by its fields' names where it is theirs."""
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    return [sentence for sentences in error.message_dict.values() for sentence in sentences]
