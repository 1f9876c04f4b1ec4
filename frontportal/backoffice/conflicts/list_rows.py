"""Lists whose rows are edited in place: a row is saved where it was changed, and not on top of another's change."""

from typing import Any

from ..mixin import FormMixin
from .authors import last_change
from .wording import words_of

CHANGED = "{change} thành “{stored}”. Chưa lưu gì; bấm lưu lần nữa để ghi lựa chọn của bạn, hoặc chọn lại."


class ListRowForm(FormMixin):
    """Each field carries what it showed when the list was opened, in a hidden input beside it."""

    reader: Any = None
    data: Any

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.show_hidden_initial = name != self.instance._meta.pk.name

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.instance.pk and hasattr(self, "cleaned_data"):
            for name in [name for name in self.changed_data if self.is_changed_by_others(name)]:
                self.tell(name)

    def is_changed_by_others(self, name: str) -> bool:
        field, shown = self.fields[name], self.data.get(self.add_initial_prefix(name))
        stored = self.get_initial_for_field(field, name)
        return shown is not None and field.has_changed(stored, shown) and field.has_changed(stored, self[name].data)

    def tell(self, name: str) -> None:
        """Once: the next press is made knowing what is stored."""
        field = self.fields[name]
        stored = self.get_initial_for_field(field, name)
        change = last_change(self.instance, name).words(self.reader, "sửa")
        self.add_error(name, CHANGED.format(change=change, stored=words_of(self, name, stored)))
        self.data = self.data.copy()
        self.data[self.add_initial_prefix(name)] = str(stored)


def list_row_form(form_class: Any, reader: Any) -> Any:
    """The form class of a list's row, minding what others changed."""
    return type(form_class.__name__, (ListRowForm, form_class), {"reader": reader})
