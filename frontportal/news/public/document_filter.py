"""The filters of the public list of documents: a plain GET form that works without scripts."""

import re

from django import forms

from frontportal.kit.values.text import fold
from frontportal.page_cache.remembered import remembered

from ..models.document import Document

ANY = [("", "Tất cả")]
MOST_WORDS = 12
# A whole word: in the text of a long file pieces of words would be found everywhere.
WHOLE = r"(^|[^a-z0-9]){}([^a-z0-9]|$)"


@remembered("news")
def choices_offered() -> dict[str, list[tuple[str, str]]]:
    """Kinds, years and issuers of the documents that the public may read."""
    rows = Document.objects.published().order_by().values_list("kind", "issued_on__year", "issuer").distinct()
    kinds, years, issuers = (set(column) for column in zip(*rows, strict=True)) if rows else (set(), set(), set())
    return {
        "loai": [(kind, label) for kind, label in Document.Kind.choices if kind in kinds],
        "nam": [(str(year), str(year)) for year in sorted(years, reverse=True)],
        "co_quan": [(issuer, issuer) for issuer in sorted(issuers)],
    }


class DocumentFilter(forms.Form):
    """A value that is not offered gets a sentence at its field and narrows nothing."""

    tim = forms.CharField(
        label="Số hoặc từ ngữ", required=False, max_length=200, help_text="Tìm cả trong tệp; không cần gõ dấu."
    )
    loai = forms.ChoiceField(label="Loại văn bản", required=False)
    nam = forms.ChoiceField(label="Năm ban hành", required=False)
    co_quan = forms.ChoiceField(label="Cơ quan ban hành", required=False)

    def __init__(self, data=None):
        super().__init__(data)
        for name, choices in choices_offered().items():
            self.fields[name].choices = ANY + choices
            self.fields[name].error_messages["invalid_choice"] = "Mục này không có trong danh sách."

    @property
    def is_narrowing(self) -> bool:
        return self.is_bound and any(getattr(self, "cleaned_data", {}).values())

    def narrow(self, documents):
        """The documents that fit every field filled in rightly."""
        if not self.is_bound:
            return documents
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        columns = {"loai": "kind", "nam": "issued_on__year", "co_quan": "issuer"}
        documents = documents.filter(**{columns[name]: value for name, value in given.items() if name in columns})
        for word in fold(given.get("tim", "")).split()[:MOST_WORDS]:
            documents = documents.filter(folded__regex=WHOLE.format(re.escape(word)))
        return documents
