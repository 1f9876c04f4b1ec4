"""One form, two people: fields that only one of them changed are joined, of those that both changed one is chosen."""

import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME

from ..mixin import FormMixin
from .authors import Change, last_change
from .fingerprints import fingerprint, fingerprint_in
from .wording import Segment, UnparsedValue, compared, typed_words, words_of

CHOICE = "_choice-"  # begins the names of the choices; their values are "mine:" or "theirs:" and what theirs was
MINE, THEIRS = "mine", "theirs"
UNDECIDED = "Có mục người khác vừa sửa khác với bạn. Chưa lưu gì; hãy chọn ở bảng so sánh phía trên rồi lưu lại."


@dataclass
class Difference:
    """A field that both changed, each otherwise; `choice` is "" until one of the two was chosen."""

    form: Any
    name: str
    key: str  # of the form among those of the page
    theirs: Any
    mine: Any
    choice: str = ""

    @property
    def input_name(self) -> str:
        return f"{CHOICE}{self.key}-{self.name}"

    @property
    def version(self) -> str:
        """What theirs is: a choice holds as long as theirs stays what was shown."""
        return fingerprint_in(self.form, self.name, self.theirs)

    @property
    def label(self) -> str:
        field = self.form.fields[self.name]
        text = str(field.label or self.name)
        row = f"{self.form.instance}: " if self.key else ""
        return row + text[:1].upper() + text[1:]

    @cached_property
    def change(self) -> Change:
        return last_change(self.form.stored, self.name)

    @cached_property
    def sides(self) -> tuple[list[Segment], list[Segment]]:
        """Theirs and mine, in parts."""
        return compared(words_of(self.form, self.name, self.theirs), typed_words(self.form, self.name, self.mine))

    @property
    def looks_alike(self) -> bool:
        return not any(part.differs for side in self.sides for part in side)


class DeletedRow(Difference):
    """A row that this person takes out, and another changed meanwhile."""

    @property
    def version(self) -> str:
        return fingerprint([fingerprint_in(self.form, name, value) for name, value in self.theirs.items()])

    @property
    def label(self) -> str:
        return f"{self.form.instance}"

    @cached_property
    def change(self) -> Change:
        return last_change(self.form.stored)

    @cached_property
    def sides(self) -> tuple[list[Segment], list[Segment]]:
        lines = [
            f"{self.form.fields[name].label}: {words_of(self.form, name, value)}" for name, value in self.theirs.items()
        ]
        return [Segment("\n".join(lines), True)], [Segment("Xoá dòng này", True)]


class ThreeWayMergeForm(FormMixin):
    """Before a ModelForm: `opened` has the fingerprints with which it was opened, None when that is not known."""

    opened: dict[str, str] | None = None
    key = ""
    data: Any
    files: Any

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.differences: list[Difference] = []
        self.kept_theirs: list[str] = []
        self.stored = copy.copy(self.instance)

    def full_clean(self) -> None:
        """As the library does, and once more with what is theirs wherever only they changed it, or it was chosen."""
        super().full_clean()
        if not (self.is_bound and self.opened and self.instance.pk and hasattr(self, "cleaned_data")):
            return
        changed = [name for name in self.opened if name in self.fields and self.is_changed_by_others(name)]
        if changed and self.cleaned_data.get(DELETION_FIELD_NAME):
            self.keep_or_delete(changed)
        elif changed:
            self.join(changed)
        if any(not each.choice for each in self.differences):
            self.add_error(None, UNDECIDED)

    def join(self, changed: list[str]) -> None:
        self.differences = [self.chosen(self.difference(name)) for name in changed if self.is_changed_here(name)]
        own = {each.name for each in self.differences if each.choice != THEIRS}
        self.kept_theirs = [name for name in changed if name not in own]
        self.clean_again(self.kept_theirs)

    def keep_or_delete(self, changed: list[str]) -> None:
        values = {name: self.stored_value(name) for name in changed}
        found = self.chosen(DeletedRow(self, DELETION_FIELD_NAME, self.key, values, None))
        self.differences = [found]
        if found.choice == THEIRS:
            self.clean_again(list(self.opened or ()))
        if found.choice != MINE:
            self.cleaned_data[DELETION_FIELD_NAME] = False

    def is_changed_by_others(self, name: str) -> bool:
        return self.opened is not None and fingerprint_in(self, name, self.stored_value(name)) != self.opened[name]

    def is_changed_here(self, name: str) -> bool:
        """Whether this person typed something that was not there, and that is not there now either."""
        if name not in self.cleaned_data or self.opened is None:
            return True
        typed = fingerprint_in(self, name, self.cleaned_data[name])
        return typed not in (self.opened[name], fingerprint_in(self, name, self.stored_value(name)))

    def stored_value(self, name: str) -> Any:
        return self.get_initial_for_field(self.fields[name], name)

    def difference(self, name: str) -> Difference:
        mine = self.cleaned_data[name] if name in self.cleaned_data else UnparsedValue(self[name].data)
        return Difference(self, name, self.key, self.stored_value(name), mine)

    def chosen(self, found: Difference) -> Difference:
        choice, _, version = str(self.data.get(found.input_name, "")).partition(":")
        found.choice = choice if choice in (MINE, THEIRS) and version == found.version else ""
        return found

    def clean_again(self, theirs: list[str]) -> None:
        """A disabled field takes what is stored; while the form is shown again it is none, and shows what was typed."""
        self.instance.__dict__.clear()
        self.instance.__dict__.update(copy.copy(self.stored).__dict__)
        typed, sent = self.data, self.files
        files = [name for name in theirs if isinstance(self.fields[name], forms.FileField)]
        for name in theirs:
            self.fields[name].disabled = name not in files
        self.data, self.files = self.without(files)
        self.__dict__.pop("changed_data", None)
        super().full_clean()
        _ = self.changed_data  # the form remembers it: what is theirs is no change of ours
        self.data, self.files = typed, sent
        for name in theirs:
            self.fields[name].disabled = False

    def without(self, names: list[str]) -> tuple[Any, Any]:
        """What was sent without the files of these fields, and without the wish to clear them."""
        data, files = self.data.copy(), self.files.copy()
        for name in map(self.add_prefix, names):
            data.pop(f"{name}-clear", None)
            files.pop(name, None)
        return data, files


def merging(form_class: Any, opened: dict[str, str] | None, key: str = "") -> Any:
    """The form class, minding what others changed since it was opened.

    A formset adds the way to its record to the fields of its forms, which a class made of them may not ask for where it is not editable.
    """
    given: dict[str, Any] = {"opened": opened, "key": key}
    if isinstance(fields := form_class._meta.fields, list | tuple):
        model = form_class._meta.model
        columns = {field.name for field in model._meta.get_fields() if not getattr(field, "editable", True)}
        given["Meta"] = type("Meta", (form_class.Meta,), {"fields": [name for name in fields if name not in columns]})
    return type(form_class.__name__, (ThreeWayMergeForm, form_class), given)
