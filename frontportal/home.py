"""The roof: the home page composes rooms by their template tags and imports none of the pillars."""

from django.contrib.auth.mixins import UserPassesTestMixin
from django.shortcuts import render
from django.views.defaults import bad_request as plain_bad_request
from django.views.generic import TemplateView

from frontportal.backoffice.reading.not_found import desk_not_found, is_of_desk
from frontportal.kit.web.not_found import NotFoundBecause

from . import samples


class Home(TemplateView):
    template_name = "home.html"


class Samples(UserPassesTestMixin, TemplateView):
    """Every part of the house's look with sample content, for staff who build pages."""

    template_name = "mau.html"

    def test_func(self) -> bool:
        return self.request.user.is_staff

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | samples.everything()


class Robots(TemplateView):
    template_name = "robots.txt"
    content_type = "text/plain; charset=utf-8"


def bad_request(request, exception):
    """The 400 page in the house's look; a request too broken for templates never gets here."""
    return plain_bad_request(request, exception, template_name="400.html")


def not_found(request, exception):
    """The 404 page, with the reason where the reader may know it."""
    sentence = str(exception) if isinstance(exception, NotFoundBecause) else ""
    if is_of_desk(request):
        return desk_not_found(request, sentence)
    return render(request, "404.html", {"sentence": sentence}, status=404)
