"""A citizen writes, gets a code, and follows the message with it. The code never stands in an address."""

from django.db import transaction
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import CreateView, FormView

from voters.actions import receive_feedback
from voters.models.feedback import Feedback
from voters.senders.ratings import keep_pictures, monthly_ratings, rate_answer

from .forms import FeedbackForm, FollowForm


@method_decorator(never_cache, name="dispatch")
class FeedbackCreate(CreateView):
    model = Feedback
    form_class = FeedbackForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form):
        """The code is shown in this answer itself: an address or a cookie would carry it further than it should go."""
        given = form.cleaned_data
        names = {name: given[name] for name in ("name", "contact", "reply_by")}
        with transaction.atomic():
            feedback = receive_feedback(form.instance, **names, by=None)
            keep_pictures(feedback, given["pictures"])
        return render(self.request, "voters/feedback_sent.html", {"feedback": feedback})


@method_decorator(never_cache, name="dispatch")
class FeedbackFollow(FormView):
    form_class = FollowForm
    template_name = "voters/feedback_follow.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form):
        """`y` is the one tap under an answer: "co" or "chua"."""
        thanked = rate_answer(form.found, self.request.POST.get("y", ""))
        context = self.get_context_data(form=FollowForm(request=self.request), feedback=form.found, thanked=thanked)
        return self.render_to_response(context)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"ratings": monthly_ratings()}
