"""A citizen writes, gets a code, and follows the message with it. The code never stands in an address."""

from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import CreateView, FormView

from voters.actions import receive_feedback
from voters.models.feedback import Feedback

from .forms import FeedbackForm, FollowForm


@method_decorator(never_cache, name="dispatch")
class Send(CreateView):
    model = Feedback
    form_class = FeedbackForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form):
        """The code is shown in this answer itself: an address or a cookie would carry it further than it should go."""
        given = form.cleaned_data
        feedback = receive_feedback(form.instance, name=given["name"], contact=given["contact"], by=None)
        return render(self.request, "voters/feedback_sent.html", {"feedback": feedback})


@method_decorator(never_cache, name="dispatch")
class Follow(FormView):
    form_class = FollowForm
    template_name = "voters/feedback_follow.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form):
        return self.render_to_response(
            self.get_context_data(form=FollowForm(request=self.request), feedback=form.feedback)
        )
