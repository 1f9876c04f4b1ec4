"""A page that is not there, for a reason that its reader may know."""

from django.http import Http404


class NotFoundBecause(Http404):
    """Its argument is a Vietnamese sentence, shown on the page 404; what a plain Http404 says is not shown."""


class Withdrawn(NotFoundBecause):
    """A page that was there and was taken away: answered as 410, so that machines forget it."""
