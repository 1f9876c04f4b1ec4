"""What the mixins of the admin stand on: for whoever checks types a ModelAdmin, a form, a formset; at run time nothing of their own."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin
    from django.forms import BaseInlineFormSet, ModelForm

    class AdminMixin(ModelAdmin):
        pass

    class FormMixin(ModelForm):
        pass

    class FormSetMixin(BaseInlineFormSet):
        pass
else:
    AdminMixin = FormMixin = FormSetMixin = object
