"""The page on which the minutes of a meeting become petitions: a line for each opinion, stored together or not at all."""

import json

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from unfold.decorators import action

from frontportal.kit.records.db_errors import translate_db_errors
from voters.models.petition import Petition
from voters.opinions.pasted import MOST_LETTERS, MOST_OPINIONS, TooLongError, opinions_of
from voters.opinions.recording import opinion_of, record_opinions, refusal_of
from voters.opinions.suggestions import Suggester

from .lines import PREFIX, OpinionForm, filled, lines_of, place_of, to_mend


def with_lines(data, texts: list[str]):
    """What was sent, with further opinions after the last line that holds one."""
    data = data.copy()
    sent = data.get(f"{PREFIX}-TOTAL_FORMS", "")
    total = min(int(sent), MOST_OPINIONS) if sent.isascii() and sent.isdecimal() else 0
    used = [number for number in range(total) if data.get(f"{PREFIX}-{number}-content", "").strip()]
    first = max(used, default=-1) + 1
    for number, text in enumerate(texts, first):
        data[f"{PREFIX}-{number}-content"] = text
    data[f"{PREFIX}-TOTAL_FORMS"] = str(min(max(total, first + len(texts) + 1), MOST_OPINIONS))
    return data


def numbered(lines, sentences: list[str]) -> list[str]:
    """Sentences for what stands above the lines: mistakes of single lines stand beside these."""
    return [*lines.non_form_errors(), *sentences]


class OpinionsPage:
    """For the ModelAdmin of meetings."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("<int:number>/y-kien/goi-y/", wrap(self.suggestions), name="voters_meeting_suggestions"),
            path("<int:number>/y-kien/tach-dong/", wrap(self.pasted_lines), name="voters_meeting_pasted_lines"),
            *super().get_urls(),
        ]

    def meeting_of(self, request, number):
        if not self.has_add_petition_permission(request):
            raise PermissionDenied
        meeting = self.get_object(request, str(number))
        if meeting is None:
            raise Http404("Không có hội nghị này.")
        return meeting

    @action(description="Ghi ý kiến từ biên bản", url_path="y-kien", permissions=["add_petition"])
    def opinions(self, request, object_id):
        meeting = self.meeting_of(request, object_id)
        if sentence := refusal_of(meeting):
            messages.error(request, sentence)
            return redirect("admin:voters_meeting_change", meeting.pk)
        if request.method != "POST":
            return self.opinions_page(request, meeting, lines_of(OpinionForm, None, user=request.user))
        if "split" in request.POST:
            return self.split_pasted(request, meeting)
        lines = lines_of(OpinionForm, request.POST, user=request.user)
        sentences = [] if lines.is_valid() else ["Chưa lưu gì: còn dòng cần sửa, ghi ở ngay dòng đó."]
        if not sentences and not filled(lines):
            sentences = ["Chưa có ý kiến nào. Hãy ghi ít nhất một dòng."]
        stored = [] if sentences else self.stored(request, meeting, lines, sentences)
        if not stored:
            return self.opinions_page(request, meeting, lines, numbered(lines, sentences))
        messages.success(request, f"Đã ghi {len(stored)} ý kiến, mã {codes_of(stored)}.")
        return redirect(f"{reverse('admin:voters_petition_changelist')}?meeting__id__exact={meeting.pk}")

    def stored(self, request, meeting, lines, sentences: list[str]) -> list[Petition]:
        """The petitions; none where something stands against it, which `sentences` then tell."""
        forms = filled(lines)
        petitions = [opinion_of(meeting, **form.given) for form in forms]
        try:
            with translate_db_errors():
                return record_opinions(
                    meeting,
                    petitions,
                    by=request.user,
                    spoken=[form.spoken for form in forms],
                    numbers=map(place_of, forms),
                )
        except ValidationError as error:
            sentences += ["Chưa lưu gì.", *error.messages]
            return []

    def split_pasted(self, request, meeting):
        """Without scripts: what stands in the field for pasting becomes lines, nothing is stored yet."""
        text, sentences = request.POST.get("pasted", ""), []
        try:
            data = with_lines(request.POST, opinions_of(text))
            text = ""
        except TooLongError as error:
            data, sentences = request.POST, [str(error)]
        return self.opinions_page(
            request, meeting, lines_of(OpinionForm, data, user=request.user), sentences, pasted=text, is_judged=False
        )

    def opinions_page(self, request, meeting, lines, sentences=(), *, pasted="", is_judged=True):
        """`is_judged`: whether lines show their mistakes; those that were only rearranged have not been judged."""
        context = {
            "title": "Ghi ý kiến từ biên bản",
            "meeting": meeting,
            "lines": lines,
            "sentences": sentences,
            "pasted": pasted,
            "is_told": is_judged and lines.is_bound,
            "to_mend": to_mend({f"ý kiến {place_of(form)}": form for form in lines}) if is_judged else [],
            "most": MOST_OPINIONS,
            "most_letters": MOST_LETTERS,
            "opts": self.opts,
            "media": self.media,
        }
        return render(request, "admin/voters/opinions.html", self.admin_site.each_context(request) | context)

    def suggestions(self, request, number):
        """`{"texts": […]}` → `{"suggestions": […]}` in the same order. By POST: texts must not stand in logs."""
        meeting = self.meeting_of(request, number)
        texts = texts_sent(request)
        suggester = Suggester(request.user, meeting) if texts else None
        found = [suggester.suggest(text).as_data if text.strip() else {} for text in texts]
        return JsonResponse({"suggestions": found})

    def pasted_lines(self, request, number):
        """`{"texts": [whole paste]}` → `{"lines": […]}`, or `{"sentence": why it is too long}`."""
        self.meeting_of(request, number)
        try:
            return JsonResponse({"lines": opinions_of("\n".join(texts_sent(request)))})
        except TooLongError as error:
            return JsonResponse({"lines": [], "sentence": str(error)})


def texts_sent(request) -> list[str]:
    """The texts of a request's JSON; none where it holds anything else."""
    if request.method != "POST":
        return []
    try:
        texts = json.loads(request.body).get("texts", [])
    except (ValueError, AttributeError):
        return []
    return [each for each in texts if isinstance(each, str)][:MOST_OPINIONS] if isinstance(texts, list) else []


def codes_of(petitions: list[Petition]) -> str:
    first, last = petitions[0].code, petitions[-1].code
    return first if first == last else f"{first} đến {last}"
