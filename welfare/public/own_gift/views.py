"""`/quy-vi-nguoi-ngheo/tim-khoan/`: a giver finds the own gift, its receipt, and what became of the money."""

from django.conf import settings
from django.views.generic import TemplateView

from frontportal.kit.values.money import in_words
from welfare.statements.line_search.engine import SearchTooBroadError

from ..line_search.presentation import public_words
from ..line_search.views import TOO_BROAD
from .finding import found_gifts
from .forms import OwnGiftForm


class OwnGiftPage(TemplateView):
    template_name = "welfare/own_gift.html"

    def get_context_data(self, **kwargs):
        known = public_words()
        form = OwnGiftForm(self.request.GET, known=known)
        if not form.is_asked:
            return super().get_context_data(form=OwnGiftForm(None, known=known), **kwargs)
        if not form.is_valid():
            return super().get_context_data(form=form, **kwargs)
        return super().get_context_data(form=form, is_answered=True, **self.answer(form, known), **kwargs)

    def answer(self, form: OwnGiftForm, known) -> dict:
        try:
            gifts = found_gifts(form, known, settings.SEARCH_SECONDS)
        except SearchTooBroadError:
            return {"too_broad": TOO_BROAD}
        asked = form.cleaned_data
        return {"gifts": gifts, "asked": asked | {"q": form.data["q"].strip()}, "words": in_words(asked["sotien"])}
