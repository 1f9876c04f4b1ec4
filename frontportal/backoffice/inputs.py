"""Widgets of the admin: text composed to NFC, money echoed in words, long lists searched by typing."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from unfold import widgets

from frontportal.kit.records.fields import ComposedTextInput, is_key
from frontportal.kit.values.money import in_words, parse_money
from frontportal.kit.values.text import nfc


class ComposedInput(ComposedTextInput, widgets.UnfoldAdminTextInputWidget):
    pass


class ComposedTextarea(widgets.UnfoldAdminTextareaWidget):
    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)
        return nfc(value) if isinstance(value, str) else value


class MoneyInput(ComposedInput):
    """The amount in words stands below; `static/js/admin/money.js` keeps it true while typing."""

    template_name = "admin/widgets/money.html"

    class Media:
        js = ["js/admin/money.js"]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        try:
            context["widget"]["words"] = in_words(parse_money(value)) if value not in (None, "") else ""
        except ValueError:
            context["widget"]["words"] = ""
        return context


class ChoiceByName(widgets.UnfoldAdminSelect2Widget):
    """A list in which a choice is looked for by typing; what the list itself says ("no result") is Vietnamese too."""

    class Media:
        # The language comes between Select2 and the line that hides jQuery from it.
        js = (
            "admin/js/vendor/select2/select2.full.js",
            "admin/js/vendor/select2/i18n/vi.js",
            "admin/js/jquery.init.js",
        )


class SearchedMixin:
    """Before a widget that offers records as one types. What can be no key is not looked for: Django would ask the database for all
    that was sent, and fail, when it shows the form again."""

    field: Any

    def optgroups(self, name: str, value: Iterable[Any], attr: Any = None) -> Any:
        key = self.field.related_model._meta.pk
        return super().optgroups(name, [each for each in value if is_key(key, each)], attr)  # type: ignore[misc]


class SearchedRecord(SearchedMixin, AutocompleteSelect):
    pass


class SearchedRecords(SearchedMixin, AutocompleteSelectMultiple):
    pass
