"""Form fields of the admin: choices within one's units, money as typed, text composed."""

from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.http import HttpRequest
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from frontportal.kit.records.fields import CommaDecimalField, MoneyField, WholeFormField
from frontportal.kit.records.scoping import visible

from .inputs import ComposedInput, ComposedTextarea, MoneyInput, SearchedRecord, SearchedRecords
from .mixin import AdminMixin

NOT_OFFERED = "Không chọn được: mục này không có, hoặc nằm ngoài địa bàn được phân công cho bạn."


class RecordFields(AdminMixin):
    """Form fields shared by pages and inlines: choices within one's units, money as typed, text composed."""

    formfield_overrides = {
        models.CharField: {"widget": ComposedInput},
        models.TextField: {"widget": ComposedTextarea},
        CommaDecimalField: {"widget": ComposedInput},
    }

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        """Units are looked for by typing, also where a room does not say so: there are hundreds of them."""
        named = list(super().get_autocomplete_fields(request))
        units = [field.name for field in self.opts.fields if field.many_to_one and has_lives(field.related_model)]
        return [*named, *(name for name in units if name not in named)]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, ArrayField) and db_field.base_field.choices:
            return several_choices(db_field)
        if isinstance(db_field, models.IntegerField) and not isinstance(db_field, MoneyField):
            kwargs.setdefault("form_class", WholeFormField)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(db_field, MoneyField):
            field.widget = MoneyInput(attrs=field.widget_attrs(field.widget))
            field.widget.is_required = field.required
        return field

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Nothing is chosen for a person who has not chosen yet, unless the model names a default."""
        blank = db_field.blank or not db_field.has_default()
        choices = db_field.get_choices(include_blank=blank, blank_choice=[("", "Chọn")])
        return super().formfield_for_choice_field(db_field, request, **{"choices": choices} | kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return self.limited(
            super().formfield_for_foreignkey(db_field, request, **self.limit(db_field, request, kwargs))
        )

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return self.limited(
            super().formfield_for_manytomany(db_field, request, **self.limit(db_field, request, kwargs))
        )

    def limit(self, db_field: Any, request: HttpRequest, kwargs: dict[str, Any]) -> dict[str, Any]:
        """The keyword arguments of a related form field, its choices narrowed to what the user may see."""
        choices = visible(kwargs.get("queryset", db_field.related_model._default_manager), request.user)
        if db_field.name in self.get_autocomplete_fields(request):
            widget = SearchedRecords if db_field.many_to_many else SearchedRecord
            kwargs = {"widget": widget(db_field, self.admin_site)} | kwargs
        if "parent" in {field.name for field in db_field.related_model._meta.fields}:
            choices = choices.select_related("parent")
        return kwargs | {"queryset": choices}

    def limited(self, field: Any) -> Any:
        """The form field with our sentence for what is not among its choices."""
        if field is not None:
            field.error_messages["invalid_choice"] = NOT_OFFERED
        return field


def several_choices(db_field: Any) -> Any:
    """An array of choices as check boxes."""
    return forms.TypedMultipleChoiceField(
        coerce=db_field.base_field.to_python,
        choices=db_field.base_field.choices,
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
        required=not db_field.blank,
        label=db_field.verbose_name.capitalize(),
        help_text=db_field.help_text,
    )


def has_lives(model: Any) -> bool:
    """Whether records of the model begin and end, as units do."""
    return getattr(model, "HAS_LIVES", False)
