"""What a giver says of a gift: all three must be right, so that nobody can find out what somebody else gave."""

from frontportal.kit.values.text import fold
from welfare.masking.masker import AllowedWords

from ..line_search.forms import LineForm


class OwnGiftForm(LineForm):
    """`?q=&sotien=&thang=`: name as in the memo, exact amount, month."""

    tusotien = tungay = denngay = None

    def __init__(self, data, *, known: AllowedWords):
        super().__init__(data, known=known)
        labels = {"q": "Tên người hoặc đơn vị gửi", "sotien": "Số tiền", "thang": "Tháng gửi"}
        needed = {
            "q": "Hãy ghi tên như đã ghi khi chuyển khoản.",
            "sotien": "Hãy ghi đúng số tiền đã gửi.",
            "thang": "Hãy ghi tháng gửi, ví dụ 12/2023.",
        }
        for name, label in labels.items():
            self.fields[name].label, self.fields[name].required = label, True
            self.fields[name].error_messages["required"] = needed[name]
        self.fields["q"].help_text = "Như đã ghi khi chuyển khoản. Gõ không dấu cũng được."

    def names(self, donor: str) -> bool:
        """Whether a donor's name has all the words."""
        return set(self.cleaned_data["q"]) <= set(fold(donor).replace(".", " ").split())
