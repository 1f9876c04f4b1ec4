"""Rows within a record's page, when another person changed, took out or added some meanwhile."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME

from ..mixin import FormSetMixin
from .authors import Change, deletion
from .fingerprints import fingerprint, fingerprint_in
from .merging import merging
from .submitted_rows import Row, SubmittedRows
from .wording import UnparsedValue, typed_words

Opened = dict[str, dict[str, str]]

RETYPED = (
    "Dòng “{row}”: {change}. Chưa lưu gì. Nội dung bạn gõ được giữ thành dòng mới ở cuối: bấm lưu lần nữa để ghi lại, "
    "hoặc bỏ dòng đó."
)


def row_key(prefix: str, pk: Any) -> str:
    """The key of a row's form among those of the page."""
    return f"{prefix}/{pk}"


class ConflictCheckedFormSet(FormSetMixin):
    """Before an inline formset: `opened` has the fingerprints of its rows by their keys, `reader` is who sends it."""

    opened: Opened = {}
    reader: Any = None
    files: Any
    form: Any

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.retyped: list[str] = []
        if self.is_bound:
            self.files = self.files.copy()
            self.mind_missing_rows()

    def _construct_form(self, number: int, **options: Any) -> Any:
        """Each form knows its row, and with what this was opened."""
        pk = self.data.get(f"{self.add_prefix(number)}-{self.model._meta.pk.name}") if self.is_bound else ""
        key = row_key(self.prefix, pk)
        plain, self.form = self.form, merging(self.form, self.opened.get(key), key)
        try:
            return super()._construct_form(number, **options)
        finally:
            self.form = plain

    def clean(self) -> None:
        if self.retyped:
            raise ValidationError(self.retyped)
        super().clean()

    def mind_missing_rows(self) -> None:
        """Rows that are not there any more leave what was sent, or become new ones with what was typed into them."""
        sent = SubmittedRows(self.data, self.files, self.prefix)
        stored, new = sent.split()
        there = {str(each.pk) for each in self.get_queryset()}
        if self.fk.unique and there and not stored and new:
            self.fill_the_only_row(sent, new, there.pop())
            return
        if not any(self.pk_of(row) for row in stored):
            if len(stored) > len(there):  # rows that may only be read
                sent.write(stored[: len(there)], new)
            return
        missing = [row for row in stored if self.pk_of(row) not in there and self.key_of(row) in self.opened]
        for row in missing:
            new += self.as_new(row, stored.index(row))
        if missing:
            sent.write([row for row in stored if row not in missing], new)

    def fill_the_only_row(self, sent: SubmittedRows, new: list[Row], pk: str) -> None:
        """There can be one row, and another person was faster: what was typed is a change of that one."""
        names = [name for name in self.form.base_fields if name != self.fk.name]
        self.opened = self.opened | {row_key(self.prefix, pk): dict.fromkeys(names, fingerprint(None))}
        texts, files = new[0]
        texts |= {self.model._meta.pk.name: [pk], self.fk.name: [str(self.instance.pk)]}
        sent.write([(texts, files)], [])

    def as_new(self, row: Row, number: int) -> list[Row]:
        """A row that another person took out: as a new one where this person typed into it, and meant to keep it."""
        texts, files = row
        if DELETION_FIELD_NAME in texts:
            return []
        form = self.form(self.data, self.files, prefix=self.add_prefix(number), instance=self.model())
        form.full_clean()
        opened = {name: value for name, value in self.opened[self.key_of(row)].items() if name in form.fields}
        typed = getattr(form, "cleaned_data", {})
        changed = [
            name for name in opened if name not in typed or fingerprint_in(form, name, typed[name]) != opened[name]
        ]
        if not changed:
            return []
        change = deletion(self.model, self.pk_of(row)) or Change()
        named = [typed_words(form, name, typed.get(name, UnparsedValue(form[name].data))) for name in [*opened][:1]]
        self.retyped.append(RETYPED.format(row="".join(named), change=change.words(self.reader, "xoá dòng này")))
        return [({name: each for name, each in texts.items() if name != self.model._meta.pk.name}, files)]

    def pk_of(self, row: Row) -> str:
        return "".join(map(str, row[0].get(self.model._meta.pk.name, [])))

    def key_of(self, row: Row) -> str:
        return row_key(self.prefix, self.pk_of(row))


def minding_rows(formset_class: Any, opened: Opened, reader: Any) -> Any:
    """The formset class, minding what others did to its rows since the page was opened."""
    return type(formset_class.__name__, (ConflictCheckedFormSet, formset_class), {"opened": opened, "reader": reader})
