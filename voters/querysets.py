"""The words in which meetings, petitions, supervisions and feedback are asked for."""

from datetime import date, timedelta

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from frontportal.approval.showable import ShowableMixin
from frontportal.kit.values.text import fold
from frontportal.places.querysets import PlacedQuerySet, posted

from .workflow import ANSWERED, ASIDE, OPEN, PUBLIC, UNSAID, State


class NamedPlaceMixin:
    def matching(self, words: str):
        """Clerks type the commune's name as often as a word of the text: both are searched."""
        for word in fold(words).split():
            self = self.filter(Q(folded__contains=word) | Q(unit__folded__contains=word))
        return self


class MeetingQuerySet(ShowableMixin, NamedPlaceMixin, PlacedQuerySet):
    def held(self):
        return self.filter(state="held")

    def of_year(self, year: int):
        return self.filter(year=year)

    def of_councils(self, *councils: str):
        """Meetings at which at least one of these councils took part; each meeting once."""
        return self.filter(councils__overlap=list(councils))

    def upcoming(self):
        return self.filter(state="planned", start__gte=timezone.now()).order_by("start")

    def last_before(self, meeting):
        """The last meeting held before this one at which something was asked: in its unit, and in each unit that
        became part of it."""
        same_ground = Q(unit=meeting.unit_id) | Q(unit__successions__successor=meeting.unit_id)
        earlier = self.held().filter(same_ground, start__lt=meeting.start, petitions__isnull=False)
        return earlier.order_by("unit_id", "-start").distinct("unit_id")

    def with_report_back(self):
        """Adds `to_report`: how many public petitions of `last_before` a meeting opens with."""
        same_ground = Q(meeting__unit=OuterRef("unit")) | Q(meeting__unit__successions__successor=OuterRef("unit"))
        later = (
            apps.get_model("voters", "Meeting")
            .objects.held()
            .filter(
                unit=OuterRef("meeting__unit"),
                start__gt=OuterRef("meeting__start"),
                start__lt=OuterRef(OuterRef("start")),
                petitions__isnull=False,
            )
        )
        petitions = (
            apps.get_model("voters", "Petition")
            .objects.public()
            .filter(same_ground, ~Exists(later), meeting__state="held", meeting__start__lt=OuterRef("start"))
        )
        counted = petitions.order_by().annotate(one=Value(1)).values("one").annotate(count=Count("pk", distinct=True))
        return self.annotate(to_report=Coalesce(Subquery(counted.values("count")), 0))

    def with_counts(self):
        """Adds `asked`, `answered` and `still_open`: numbers of public petitions raised there."""
        public = Q(petitions__is_complaint=False, petitions__state__in=PUBLIC)
        return self.annotate(
            asked=Count("petitions", filter=public),
            answered=Count("petitions", filter=public & Q(petitions__state__in=ANSWERED)),
            still_open=Count("petitions", filter=public & ~Q(petitions__state__in=ANSWERED)),
        )


class PetitionQuerySet(NamedPlaceMixin, PlacedQuerySet):
    def public(self):
        """What citizens may read: classified, not set aside, never a complaint or denunciation."""
        return self.filter(is_complaint=False, state__in=PUBLIC)

    def counted(self, year: int):
        """What the year's report counts: every request of its own, complaints apart."""
        return self.filter(year=year).standing()

    def standing(self):
        """Every request of its own, complaints apart."""
        return self.filter(is_complaint=False).exclude(state__in=ASIDE)

    def voiced(self):
        """What voters said, whatever became of it: merged and split ones too, but not the parts that staff made of them."""
        return self.filter(split_from__isnull=True, is_complaint=False).exclude(state__in=UNSAID)

    def with_relatives(self):
        """Adds `part_codes` and `merged_codes`: what each was split into, and what joined it."""
        petitions = apps.get_model("voters", "Petition").objects.order_by("code")
        return self.annotate(
            part_codes=ArraySubquery(petitions.filter(split_from=OuterRef("pk")).values("code")),
            merged_codes=ArraySubquery(petitions.filter(merged_into=OuterRef("pk")).values("code")),
        )

    def answered(self):
        return self.filter(state__in=ANSWERED)

    def awaiting_answer(self):
        return self.filter(state__in=OPEN)

    def overdue(self, day: date | None = None):
        return self.awaiting_answer().filter(due_on__lt=day or timezone.localdate())

    def due_by(self, day: date):
        """Still open, not late yet, and due on `day` at the latest."""
        return self.awaiting_answer().filter(due_on__gte=timezone.localdate(), due_on__lte=day)

    def broken_promises(self, day: date | None = None, *, since: date | None = None):
        """Answered with a promise whose day has passed (on `since` at the earliest), and no letter since then."""
        broken = apps.get_model("voters", "Reply").objects.broken(day or timezone.localdate(), since or date.min)
        return self.filter(pk__in=broken.values("petition"))

    def promised_by(self, day: date):
        """Answered with a promise whose day is still to come or today, and is `day` at the latest."""
        due = apps.get_model("voters", "Reply").objects.promised(timezone.localdate(), day + timedelta(days=1))
        return self.filter(pk__in=due.values("petition"))

    def unclassified(self):
        return self.filter(state=State.RECEIVED)

    def with_replies(self):
        """Agencies and replies fetched with the petitions, in one query more."""
        return self.select_related("agency").prefetch_related("replies")


class OverdueManager(models.Manager.from_queryset(PetitionQuerySet)):
    def get_queryset(self):
        return super().get_queryset().overdue()


class UnclassifiedManager(models.Manager.from_queryset(PetitionQuerySet)):
    def get_queryset(self):
        return super().get_queryset().unclassified()


class ReplyQuerySet(PlacedQuerySet):
    unit_path = "petition__unit"

    def broken(self, day: date, since: date = date.min):
        """Those whose promised day has passed."""
        return self.promised(since, day)

    def promised(self, since: date, before: date):
        """The last letters to answered petitions that promise one of these days: promises are few, petitions many."""
        letters = self.model.objects.filter(petition=OuterRef("petition")).order_by("-signed_on", "-pk")
        answered = [state for state in ANSWERED if state != State.CLOSED]
        # Looked up for each promise: that no later letter exists, the database asked of all letters.
        is_last = Q(pk=Subquery(letters.values("pk")[:1]))
        return self.filter(is_last, promised_on__gte=since, promised_on__lt=before, petition__state__in=answered)


class StepQuerySet(PlacedQuerySet):
    unit_path = "petition__unit"


class PetitionerQuerySet(PlacedQuerySet):
    unit_path = "petition__unit"

    def visible_to(self, user):
        """Those whose petition, or else whose message, lies in the user's units."""
        return self.filter(posted(user, "petition__unit") | posted(user, "feedback__unit"))


class SupervisionQuerySet(ShowableMixin, NamedPlaceMixin, PlacedQuerySet):
    def held(self):
        return self.filter(state="held")

    def of_year(self, year: int):
        return self.filter(year=year)


class RecommendationQuerySet(PlacedQuerySet):
    unit_path = "supervision__unit"

    def overdue(self):
        """Without an answer past their day."""
        return self.filter(answered_on=None, due_on__lt=timezone.localdate())


class RemarkQuerySet(PlacedQuerySet):
    unit_path = "meeting__unit"


class BoardNoticeQuerySet(PlacedQuerySet):
    unit_path = "petition__unit"


class FeedbackQuerySet(PlacedQuerySet):
    def unanswered(self):
        return self.filter(state__in=("new", "handling"))

    def since(self, moment):
        return self.filter(arrived__gte=moment)
