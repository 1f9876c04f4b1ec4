"""A citizen asks for help, gets a code, and reads the answer with it. The code never stands in an address."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import CreateView, FormView

from ..actions import receive
from ..models import HelpRequest
from .forms import FollowForm, HelpRequestForm


def trail(here: str = "") -> list[dict]:
    """Of the form itself, or of a page below it."""
    form = {"label": "Đề nghị giúp đỡ"}
    return [form | {"url": reverse("help_requests:ask")}, {"label": here}] if here else [form]


@method_decorator(never_cache, name="dispatch")
class HelpRequestCreate(CreateView):
    model = HelpRequest
    form_class = HelpRequestForm
    template_name = "help_requests/ask.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}

    def get_context_data(self, **kwargs):
        return super().get_context_data(trail=trail(), **kwargs)

    def form_valid(self, form):
        """The code is shown in this answer itself: an address or a cookie would carry it further than it should go."""
        context = {"asked": receive(form.instance), "trail": trail("Đã nhận")}
        return render(self.request, "help_requests/sent.html", context)


@method_decorator(never_cache, name="dispatch")
class HelpRequestFollow(FormView):
    form_class = FollowForm
    template_name = "help_requests/follow.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form):
        empty = FollowForm(request=self.request)
        return self.render_to_response(self.get_context_data(form=empty, asked=form.found))

    def get_context_data(self, **kwargs):
        return super().get_context_data(trail=trail("Theo dõi"), **kwargs)
